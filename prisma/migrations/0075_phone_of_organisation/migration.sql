-- Where a parent reaches somebody when the line drops, in E.164.
ALTER TABLE "organisation" ADD COLUMN "phone" TEXT;

CREATE OR REPLACE FUNCTION nabij_names_of_room() RETURNS TABLE (kind text, id uuid, words text, sealed bytea)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 4 SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'caller', s.id, s.name, NULL::bytea FROM public.room r JOIN public.staff s ON s.id = r.opened_by_id
    WHERE r.id = public.nabij_room_of_seat()
  UNION ALL SELECT 'organisation', o.id, o.name, NULL FROM public.room r JOIN public.organisation o ON o.id = r.organisation_id
    WHERE r.id = public.nabij_room_of_seat()
  UNION ALL SELECT 'phone', o.id, o.phone, NULL FROM public.room r JOIN public.organisation o ON o.id = r.organisation_id
    WHERE r.id = public.nabij_room_of_seat()
  UNION ALL SELECT 'interpreter', i.id, NULL, i.name FROM public.room_seat s JOIN public.interpreter i ON i.id = s.interpreter_id
    WHERE s.room_id = public.nabij_room_of_seat()
$$;
