/** What to do about what was refused, by its code: true of every refusal that has a remedy. */
export default {
  account_earns: 'Nennen Sie in den Einstellungen zuerst ein anderes Konto dafür.',
  account_exists:
    'Wählen Sie eine andere Nummer; ein stillgelegtes Konto können Sie wieder in Gebrauch nehmen.',
  account_in_use: 'Legen Sie ein anderes Konto an, und buchen Sie den Saldo von Hand dorthin um.',
  account_inactive: 'Nennen Sie ein anderes Konto, oder nehmen Sie dieses wieder in Gebrauch.',
  account_kept_by_documents:
    'Solche Konten führt Billhook aus Belegen, Zahlungen und Neubewertungen: Erfassen Sie stattdessen das Passende davon.',
  account_not_revenue:
    'Nennen Sie ein Erlöskonto aus dem Kontenplan, oder keines: Dann sind es Umsatzerlöse.',
  account_unknown: 'Nennen Sie ein Konto aus dem Kontenplan.',
  api_key_not_usable: 'Geben Sie ihn so ein, wie Fleetbase ihn zeigt, etwa flb_live_…',
  attachment_damaged:
    'Speichern Sie die Datei noch einmal mit dem Programm, aus dem sie kommt, und hängen Sie sie ganz an.',
  attachment_kind_unknown:
    'Möglich sind PDF, Bilder in PNG, JPEG oder WebP, reiner Text, CSV und xlsx ohne Makros. Drucken Sie anderes als PDF.',
  attachment_too_large: 'Scannen Sie sie mit geringerer Auflösung, oder teilen Sie sie auf.',
  attachments_too_many:
    'Fassen Sie mehrere Seiten in einem PDF zusammen, oder ziehen Sie zurück, was nicht gebraucht wird.',
  back_fill_running: 'Warten Sie, bis es fertig ist, oder brechen Sie es ab.',
  base_url_not_usable:
    'Geben Sie eine Adresse wie https://api.fleetbase.io ein: http oder https, ohne Namen, Fragezeichen oder #, und nicht im eigenen Netzabschnitt (link-local).',
  billed_again: 'Schreiben Sie stattdessen den neueren Beleg gut.',
  body_too_large: 'Senden Sie weniger auf einmal.',
  books_not_new:
    'Eröffnungssalden kommen vor allem anderen: Nehmen Sie zurück, was dort steht, oder nennen Sie einen früheren Tag.',
  changes_not_heard:
    'Laden Sie stattdessen neu, was Sie brauchen. Geht es nie, muss Billhook direkt mit der Datenbank verbunden werden.',
  comparison_open: 'Nennen Sie den ersten und den letzten Tag des Vergleichs.',
  comparison_twice: 'Nennen Sie entweder die Art des Vergleichs oder seine Tage.',
  condition_invalid:
    'Schreiben Sie {"path": "$.status", "is": "done"}, mit einer Liste für mehrere Werte, oder "isNot"; null heißt: Dort ist nichts.',
  conflict_settled: 'Was seither gemeldet wurde, braucht ein eigenes Ereignis.',
  connection_ended:
    'Verbinden Sie dieselbe Quelle noch einmal; was unter ihr gemeldet wurde, wird nicht zweimal gemeldet.',
  conversion_unknown: 'Es gibt text, trim, lowercase, uppercase, decimal, minor, major, date und instant.',
  credential_missing: 'Melden Sie sich an.',
  credentials_wrong: 'Prüfen Sie beides. Inhaber und Administratoren können Sie neu einladen.',
  credit_note_follows_original: 'Stornieren Sie sie, und schreiben Sie den Beleg neu gut.',
  currency_and_base: 'Fragen Sie nach einer Währung, oder nach allen in der eigenen.',
  currency_changed: 'Schreiben Sie die frühere Rechnung gut, und rechnen Sie die Arbeit von Hand neu ab.',
  currency_fixed:
    'Einzelne Belege können jede Währung haben; für Bücher in einer anderen Währung eröffnen Sie ein weiteres Unternehmen.',
  currency_missing:
    'Ergänzen Sie "currency": "USD" oder {"path": …}, hier oder in den "defaults" der Zuordnung.',
  currency_mixed: 'Schreiben Sie die Anzahlung zuerst gut, oder stornieren Sie ihren Entwurf.',
  currency_unknown: 'Nennen Sie einen Code aus drei Großbuchstaben, etwa USD.',
  cursor_unreadable: 'Beginnen Sie noch einmal am Anfang der Liste.',
  customer_missing: 'Nennen Sie den Kunden, oder was ihn erkennen lässt.',
  customer_mixed: 'Schreiben Sie die Anzahlung zuerst gut, oder stornieren Sie ihren Entwurf.',
  database_unavailable:
    'Sehen Sie in ein paar Sekunden nach, ob es geschehen ist, und versuchen Sie es sonst noch einmal.',
  day_not_over: 'Bewerten Sie ab dem Tag danach neu.',
  deposit_follows_whole: 'Stornieren Sie sie, und fordern Sie eine andere an.',
  deposit_is_deducted:
    'Berichtigen Sie es stattdessen mit einem neuen Beleg, je nachdem mit einer Gutschrift oder einer Rechnung.',
  deposit_over_more_work: 'Rechnen Sie die Arbeiten zusammen ab, oder schreiben Sie die Anzahlung gut.',
  deposit_was_credited: 'Schreiben Sie stattdessen diesen Beleg gut.',
  deposits_exceed_whole: 'Schreiben Sie zuerst eine Anzahlung ganz oder zum Teil gut.',
  discount_out_of_range: 'Um mehr zu berechnen, fügen Sie eine Position hinzu.',
  dry_run_not_possible: 'Tun Sie es, ohne es vorher zeigen zu lassen.',
  entry_unbalanced: 'Soll und Haben einer Buchung müssen gleich sein.',
  envelope_invalid: 'Senden Sie {"id", "event", "created_at", "data": {"id", …}}, wie Fleetbase es tut.',
  event_conflict: 'Melden Sie eine Berichtigung als neues Ereignis mit eigener ID.',
  event_out_of_bounds:
    'Berichtigen Sie den Datensatz in Fleetbase; mit seinem nächsten Webhook wird er neu gelesen.',
  exchange_rate_missing: 'Setzen Sie den Kurs dieses Tages oder eines Tages davor.',
  field_unknown: 'Nennen Sie Felder, die es hier gibt, mit Kommas dazwischen.',
  fields_of_a_table: 'Lassen Sie die Felder weg: In einer Tabelle sind die Spalten immer dieselben.',
  fleetbase_record_unreadable:
    'Berichtigen Sie den Datensatz in Fleetbase; mit seinem nächsten Webhook wird er neu gelesen.',
  forbidden: 'Bitten Sie jemanden darum, der es darf.',
  foreign_origin: 'Tun Sie es in der Oberfläche selbst. Ein Proxy davor muss den Host-Header weiterreichen.',
  format_unknown:
    'Für Berichte gibt es csv und xlsx, für Zeiten iso, unix, unix-ms oder ein Muster wie DD.MM.YYYY HH:mm.',
  hard_lock_stays: 'Was dorthin gehört, wird am nächsten offenen Tag gebucht.',
  idempotency_key_reused:
    'Nehmen Sie für jede Anfrage einen neuen Schlüssel, denselben nur, um sie zu wiederholen.',
  idempotency_key_unusable: 'Senden Sie 1 bis 255 sichtbare ASCII-Zeichen, etwa eine UUID.',
  instalments_not_offered:
    'Laden Sie die Seite neu: Der offene Betrag, das Angebot oder der Tag ist inzwischen ein anderer.',
  internal_error: 'Versuchen Sie es noch einmal; bleibt es dabei, melden Sie die Nummer der Anfrage.',
  invalid_json: 'Senden Sie JSON in UTF-8.',
  invitation_for_another: 'Melden Sie sich ab, und öffnen Sie den Link noch einmal.',
  invitation_not_found: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
  key_expired_already: 'Nennen Sie ein Ende in der Zukunft, oder keines.',
  key_unknown: 'Prüfen Sie den Schlüssel, oder bitten Sie einen Inhaber des Unternehmens um einen neuen.',
  kind_named_twice: 'Nennen Sie jede Art nur einmal.',
  last_owner: 'Machen Sie zuerst jemand anderen zum Inhaber.',
  link_ends_in_the_past:
    'Nennen Sie ein Ende in der Zukunft, oder keines; um ihn jetzt zu beenden, widerrufen Sie ihn.',
  lock_in_future: 'Nennen Sie heute oder einen Tag davor.',
  mail_address_missing: 'Nennen Sie eine Adresse, oder tun Sie es ohne E-Mail.',
  mail_on_its_way: 'Es ist nichts zu tun: Niemand bekommt dieselbe E-Mail zweimal.',
  mail_withdrawn:
    'Tun Sie noch einmal, wofür sie geschrieben wurde, etwa jemanden einladen: Das schreibt eine neue.',
  mapping_invalid: 'Ändern Sie die Zuordnung an den Stellen, die genannt sind.',
  media_type_unsupported:
    'Senden Sie es in der Form, die hier verlangt ist, mit dem passenden Header Content-Type.',
  member_already: 'Ändern Sie die Rolle in der Liste der Mitglieder.',
  method_not_allowed: 'Welche Anfragen es hier gibt, steht unter /docs.',
  not_a_date: 'Nennen Sie Jahr, Monat und Tag, zum Beispiel 2026-03-31.',
  not_a_day_of_every_year: 'Nennen Sie Monat und Tag, etwa 12-31; 02-28 ist das Ende des Februars.',
  not_a_decimal:
    'Schreiben Sie nur Ziffern und höchstens ein Dezimalzeichen; in einer Zuordnung sagen "mark" und "grouping", wie die Zahl geschrieben ist.',
  not_a_year_end: 'Nennen Sie den letzten Tag eines Geschäftsjahres.',
  not_allowed_now: 'Sehen Sie nach, wie es jetzt steht und was damit möglich ist.',
  not_an_amount:
    'Schreiben Sie Ziffern mit höchstens einem Dezimalzeichen; wo kleinste Einheiten verlangt sind, 12,50 USD als 1250.',
  not_an_expression:
    'Geben Sie genau eines an: "path" für etwas aus dem Inhalt, "value" für einen festen Wert, "first" oder "text"; für eine Liste "each" und "as".',
  not_an_id: 'Nennen Sie eine ID, wie Billhook sie vergeben hat.',
  not_an_instant: 'Schreiben Sie ihn wie 2026-03-01T12:00:00Z oder 2026-03-01T13:00:00+01:00.',
  not_found: 'Welche Adressen es gibt, steht unter /docs.',
  not_in_map: 'Nehmen Sie den Wert in die Tabelle auf; "*" steht für jeden anderen.',
  not_one_value: 'Nennen Sie eines seiner Felder oder Elemente.',
  not_utf8: 'Senden Sie den Text in UTF-8.',
  nothing_there:
    'Nennen Sie einen anderen Pfad oder mit "first" einen Ersatz, oder schreiben Sie "optional": true.',
  number_not_exact: 'Senden Sie sie als Text in Anführungszeichen.',
  number_pattern_unusable: 'Nehmen Sie ein Muster wie {prefix}-{YYYY}-{NNNNN}.',
  number_prefix_unusable: 'Nehmen Sie ein Präfix wie INV: nur Buchstaben, Ziffern und - _ / . #',
  number_would_repeat:
    'Wählen Sie ein anderes Präfix, damit sich die Nummern von allen anderen unterscheiden.',
  offer_named_twice: 'Ändern Sie die Zahl der Raten, ihren Abstand, oder wann die erste fällig ist.',
  one_work_per_invoice:
    'Erstellen Sie für jeden eine Rechnung, oder erlauben Sie in den Einstellungen zur Abrechnung mehrere.',
  opening_unbalanced: 'Ergänzen Sie, was fehlt, oder lassen Sie die Differenz auf dem Eröffnungsbilanzkonto.',
  organization_not_named: 'Senden Sie den Header „Billhook-Organization“ mit dem Kurznamen des Unternehmens.',
  organization_unusable:
    'Wählen Sie, was hier möglich ist, etwa eine Zeitzone wie Europe/Berlin, eine Währung wie EUR oder einen freien Kurznamen aus Kleinbuchstaben, Ziffern und Bindestrichen.',
  original_not_standing: 'Stornieren Sie die Gutschrift.',
  owner_link_not_found: 'Wer Billhook betreibt, erstellt mit „billhook owner-link“ einen neuen.',
  passkey_refused: 'Beginnen Sie noch einmal, und schließen Sie innerhalb von fünf Minuten ab.',
  passkey_unknown:
    'Versuchen Sie es innerhalb von fünf Minuten noch einmal, mit einem anderen Passkey oder mit Ihrem Passwort.',
  password_refused: 'Geben Sie es noch einmal ein.',
  path_invalid:
    'Beginnen Sie mit $ (in einem "each" mit @), dann .feld, [\'ein Name\'], [0] oder [*]: $.order.items[0].price',
  path_leads_to_many: 'Nehmen Sie für Listen {"each": …, "as": …}, oder [0] für das Erste.',
  payment_differs: 'Erfassen Sie eine andere Zahlung unter einer neuen Nummer.',
  payout_differs:
    'Nehmen Sie die erfasste Auszahlung zurück, wenn sie falsch ist, oder nehmen Sie die Nummer der anderen.',
  payout_does_not_add_up:
    'Prüfen Sie die drei Beträge: Der Betrag vor Gebühren weniger die Gebühr ist, was auf der Bank ankommt.',
  payout_undone: 'Erfassen Sie sie mit den richtigen Angaben, oder unter einer anderen Nummer.',
  payout_undone_already: 'Erfassen Sie sie neu, wie sie war.',
  period_closed: 'Nehmen Sie einen späteren Tag.',
  person_exists: 'Wenn Sie es sind, nehmen Sie Ihr bisheriges Passwort.',
  picture_damaged: 'Speichern Sie es noch einmal mit dem Programm, aus dem es kommt, und senden Sie es ganz.',
  picture_kind_unknown:
    'Speichern Sie es als PNG, JPEG oder WebP. Ein SVG muss exportiert werden: Es könnte Skripte enthalten.',
  picture_too_large:
    'Verkleinern Sie es, oder speichern Sie es mit weniger Farben oder geringerer Qualität: Gezeigt wird es höchstens 200 × 48 groß.',
  picture_too_wide:
    'Verkleinern Sie es auf höchstens 2000 Bildpunkte je Seite: Gezeigt wird es höchstens 200 × 48 groß.',
  portal_client_already: 'Senden Sie stattdessen einen neuen Link dorthin.',
  portal_link_used: 'Fordern Sie einen neuen an: Er kommt per E-Mail.',
  portal_session_missing: 'Fordern Sie mit der Adresse, unter der Sie eingeladen wurden, einen Link an.',
  quote_not_shown:
    'Lassen Sie diesen API-Schlüssel Angebote (service quotes) lesen; der Auftrag wird mit seinem nächsten Webhook neu gelesen.',
  rate_not_understood: 'Schreiben Sie eine Dezimalzahl über null mit höchstens 12 Nachkommastellen.',
  reaction_unusable: 'Wählen Sie das Angebot zur Abrechnung oder den Entwurf.',
  refund_too_much: 'Lassen Sie den Rest als Guthaben stehen.',
  required: 'Ergänzen Sie, was fehlt.',
  reversed_already: 'Buchen Sie sie neu, wenn sie doch richtig ist.',
  sale_contradicts_its_order:
    'Sehen Sie sich den Auftrag in Fleetbase an, und erfassen Sie den Verkauf von Hand.',
  sale_unknown: 'Melden Sie zuerst den abgeschlossenen Verkauf.',
  samples_fail:
    'Ändern Sie die Zuordnung, bis jedes Beispiel ein Ereignis ergibt, oder entfernen Sie das Beispiel.',
  samples_missing: 'Bewahren Sie einen Inhalt, wie das System ihn sendet, als Beispiel auf.',
  second_factor_missing:
    'Geben Sie die sechs Ziffern ein, die Ihre App jetzt zeigt, oder einen Ihrer Wiederherstellungscodes.',
  second_factor_set: 'Entfernen Sie ihn zuerst, um einen anderen einzurichten.',
  second_factor_wrong:
    'Geben Sie die sechs Ziffern ein, die Ihre Authenticator-App jetzt zeigt; jeder Wiederherstellungscode gilt ein Mal.',
  side_missing: 'Schreiben Sie den Betrag ins Soll oder ins Haben.',
  signature_refused: 'Der Signaturschlüssel muss auf beiden Seiten derselbe sein: Prüfen Sie ihn.',
  since_not_past: 'Nennen Sie den Tag, an dem der erste der Aufträge erstellt wurde.',
  source_taken:
    'Wählen Sie einen anderen Namen: Zwei Systeme unter einem Namen könnten Ereignisse mit derselben ID melden.',
  stale_version: 'Laden Sie es neu, und wiederholen Sie daran, was Sie tun wollten.',
  storage_full:
    'Es muss Platz werden, wo die Daten liegen; danach geht es von selbst weiter. Lesen geht weiterhin.',
  stores_missing: 'Erfassen Sie ihn von Hand: Die Läden haben vielleicht einen Teil davon erfasst.',
  system_account: 'Der Name ist änderbar; die Art bleibt, und das Konto bleibt in Gebrauch.',
  tax_jurisdiction_not_understood: 'Schreiben Sie 1 bis 40 Zeichen: A bis Z, 0 bis 9 und „-“.',
  tax_lock_stays: 'Nur Inhaber und Administratoren öffnen diese Tage wieder.',
  terms_not_understood:
    'Schreiben Sie zum Beispiel receipt, net 30, eom, 45 days eom, eom 45 days, day 15, day 15 +1 oder 2 months.',
  text_invalid: 'Schreiben Sie einen Pfad in Klammern, {$.number}, und eine Klammer selbst zweimal.',
  took_too_long: 'Fragen Sie nach weniger auf einmal: nach weniger Tagen, einem Kunden oder einer Währung.',
  too_many_decimals: 'Runden Sie zuerst.',
  too_many_requests: 'Warten Sie ein wenig, und versuchen Sie es dann noch einmal.',
  too_many_rows: 'Nehmen Sie CSV, oder weniger Tage.',
  too_many_streams: 'Beenden Sie zuerst einen davon.',
  too_many_views: 'Verwerfen Sie eine, die nicht mehr gebraucht wird.',
  total_contradicts_transaction:
    'Berichtigen Sie den Auftrag in Fleetbase; er wird neu gelesen, wenn er sich ändert.',
  unknown_event_type: 'Nennen Sie eine Art, die Billhook kennt, etwa order.priced.',
  unknown_field: 'Lassen Sie sie weg, oder schreiben Sie sie so, wie sie hier heißt.',
  version_not_said:
    'Laden Sie ihn neu, und senden Sie seinen etag im Header If-Match mit, damit niemandes Änderung ungesehen überschrieben wird.',
  withdrawn_already: 'Hängen Sie ihn noch einmal an, wenn er doch richtig ist.',
  word_unknown: 'Nehmen Sie eines der Wörter, die dieses Unternehmen für seine Belege hat.',
  work_already_billed:
    'Ändern oder stornieren Sie den Entwurf, der zu viel ist. Soll die Arbeit wirklich noch einmal abgerechnet werden, verlangen Sie es ausdrücklich.',
  work_has_draft: 'Schließen Sie diesen Entwurf zuerst ab, oder stornieren Sie ihn.',
  work_not_billable: 'Schließen Sie die Arbeit zuerst ab.',
  work_not_named: 'Nennen Sie die Arbeit auch beim Beleg.',
  year_not_over: 'Schließen Sie es ab dem Tag danach.',
  years_overlap: 'Nehmen Sie zuerst den anderen Abschluss zurück.',
  zone_missing: 'Ergänzen Sie "zone": "Europe/Berlin", hier oder in den "defaults" der Zuordnung.',
  zone_unknown: 'Nehmen Sie einen Namen wie Europe/Berlin oder UTC.',
}
