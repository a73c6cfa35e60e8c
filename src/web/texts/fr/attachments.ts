import type en from '../en/attachments.ts'

export default {
  title: 'Pièces jointes',
  none: 'Aucune pièce jointe.',
  rule: 'Ou déposez-les ici : PDF, PNG, JPEG, WebP, texte, CSV ou xlsx, 10 Mio chacun et 20 par écriture au plus.',
  choose: 'Joindre des fichiers',
  chosen: 'Fichiers à joindre',
  sending: 'envoi en cours…',
  again: 'Réessayer',
  againOf: 'Réessayer : {{name}}',
  leaveOut: 'Écarter',
  leaveOutOf: 'Écarter {{name}}',
  empty: 'Ce fichier est vide.',
  tooLarge: 'Ce fichier dépasse 10 Mio.',
  downloadOf: 'Télécharger {{name}}',
  text: 'Texte',
  withdraw: 'Retirer',
  withdrawOf: 'Retirer {{name}}',
  withdrawSays:
    'Elle ne compte plus. Elle reste dans la liste avec le motif, et son contenu est conservé pour les auditeurs.',
  withdrawn: 'Retirée par {{who}}, {{when}} : {{reason}}',
  posted: 'L’écriture est passée',
  postedSays:
    'Ses fichiers suivent. Ceux qui n’ont pas pu être joints restent ici jusqu’à ce que vous réessayiez ou les écartiez.',
  toEntry: 'Voir l’écriture',
} satisfies typeof en
