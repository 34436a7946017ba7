-- What belongs to somebody is never given to a record that was merged into another: it waits for a merge under way, and
-- is refused after it. Commands decide first and say why.
CREATE FUNCTION refuse_for_merged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
  merged uuid;
BEGIN
  SELECT "mergedIntoId" INTO merged FROM "Person" WHERE "id" = owner FOR KEY SHARE;
  IF merged IS NOT NULL THEN
    RAISE EXCEPTION 'this record was merged into another' USING ERRCODE = 'check_violation', CONSTRAINT = 'Person_merged';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "PersonEmail_for_merged" BEFORE INSERT OR UPDATE OF "personId" ON "PersonEmail"
  FOR EACH ROW EXECUTE FUNCTION refuse_for_merged('personId');
CREATE TRIGGER "Account_for_merged" BEFORE INSERT OR UPDATE OF "personId" ON "Account"
  FOR EACH ROW EXECUTE FUNCTION refuse_for_merged('personId');
CREATE TRIGGER "RoleGrant_for_merged" BEFORE INSERT OR UPDATE OF "personId" ON "RoleGrant"
  FOR EACH ROW EXECUTE FUNCTION refuse_for_merged('personId');
CREATE TRIGGER "Enrolment_for_merged" BEFORE INSERT OR UPDATE OF "personId" ON "Enrolment"
  FOR EACH ROW EXECUTE FUNCTION refuse_for_merged('personId');
CREATE TRIGGER "SessionTrainer_for_merged" BEFORE INSERT OR UPDATE OF "trainerId" ON "SessionTrainer"
  FOR EACH ROW EXECUTE FUNCTION refuse_for_merged('trainerId');
