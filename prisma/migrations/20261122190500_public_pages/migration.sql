-- Whatever every visitor sees alike is kept by the servers until something that it shows is written. The database says
-- so, from wherever the write comes, when it commits.
CREATE FUNCTION public_pages_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_pages', '');
  RETURN NULL;
END $$;

DO $$
DECLARE
  shown text;
BEGIN
  FOREACH shown IN ARRAY ARRAY[
    'Institute', 'Organisation', 'Office', 'Room', 'Trainer',
    'StrategicPriority', 'PriorityText', 'Theme', 'ThemeText', 'Course', 'CourseText', 'CourseTheme',
    'Edition', 'EditionText', 'EditionOrganisation', 'Term', 'TermText', 'Module', 'ModuleText',
    'Session', 'SessionEdition', 'SessionTrainer'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION public_pages_changed()',
      shown || '_shown', shown
    );
  END LOOP;
END $$;

-- Of people, visitors see only the names of those who teach.
CREATE TRIGGER "Person_shown" AFTER UPDATE OF "name" ON "Person"
  FOR EACH STATEMENT EXECUTE FUNCTION public_pages_changed();
