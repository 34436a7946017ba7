-- What the search finds sessions, editions and people by, as `foldForSearch` folds the words it looks for: without
-- marks, in lower case, letters that are written for one another made one. It may let through more than is meant (the
-- rules look again), never less. Only built-in functions, so that an index can be made anew under any search path.
CREATE FUNCTION search_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(translate(
    lower(regexp_replace(
      normalize(written, NFKD),
      '[.\u0300-\u036F\u0483-\u0489\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u3099\u309A]', '', 'g'
    )),
    'øłđðħŧıĸςٱىةیکہھ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'olddhtikσايهيكهه01234567890123456789'
  ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;

-- Expressions, which the schema's language does not know: found by their names alone.
CREATE INDEX "Session_title_search" ON "Session" USING gin (search_fold("title") gin_trgm_ops);
CREATE INDEX "EditionText_label_search" ON "EditionText" USING gin (search_fold("label") gin_trgm_ops);
CREATE INDEX "Person_name_search" ON "Person" USING gin (search_fold("name") gin_trgm_ops);
