-- Events, their plans and the audit trail are most of what an invoice leaves behind, and nobody searches inside them:
-- they are read whole. Kept as the text they came as, they cost the server no parsing and fewer bytes; plans are
-- written shorter besides (src/store/rows/kept-plan.ts), and older ones are read as they are.
alter table work_event alter column body type json using body::json, alter column plan type json using plan::json;
alter table history alter column before type json using before::json, alter column after type json using after::json;
