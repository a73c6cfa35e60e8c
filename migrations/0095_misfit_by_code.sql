-- A flag says by its own code that instalments do not fit, so that it goes when they fit again. What was flagged so before
-- sentences had codes says it in words, alone or behind something else, and would stay.
update invoice set review = case when text = misfit then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object('code', 'as_written', 'parts', jsonb_build_object('text', rtrim(replace(text, misfit, ''))))) end
  || '[{"code": "instalments_misfit", "parts": {}}]'::jsonb
from (
  select org_id, id, review -> 0 -> 'parts' ->> 'text' as text,
    'Its instalments do not fit what it comes to now: agree on them anew.' as misfit
  from invoice where review -> 0 ->> 'code' = 'as_written') written
where invoice.org_id = written.org_id and invoice.id = written.id and text like '%' || misfit;
