import pg from 'pg'

/** How much there is of everything; ten times as much but for the one course with 1,000 learners. */
export const sizeOf = (times) => ({
  courses: 200 * times,
  people: 2_000 * times,
  enrolments: 10_000 * times,
  trainers: 10 * times,
  learnersOfBig: 1_000,
})

/** Places of the edition that 600 people enrol in at once: some of them have to wait. */
export const RUSH_PLACES = 500

/**
 * Fills a migrated, empty database with an institute of that size, its sessions around the present hour: one published
 * edition of each course with ten weekly sessions, `big` with a session that is going on, and `rush`, open and empty.
 */
export async function buildInstitute(url, times) {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const { courses, people, enrolments, trainers, learnersOfBig } = sizeOf(times)
    for (const [sql, ...values] of statements({ courses, people, enrolments, trainers, learnersOfBig })) {
      await client.query(sql, values)
    }
    await client.query(`VACUUM (ANALYZE) ${(await filledTables(client)).join(', ')}`)
  } finally {
    await client.end()
  }
}

/** An institute's own database never looks at what it has not used yet; analysed empty, it would plan for that for ever. */
async function filledTables(client) {
  const { rows } = await client.query(
    `SELECT format('%I', "relname") AS "name" FROM pg_stat_user_tables WHERE pg_relation_size("relid") > 0`,
  )
  return rows.map(({ name }) => name)
}

// Ids that tell what a row is and which: 00000000-0000-7000-8KKK-NNNNNNNNNNNN.
const id = (kind, n) => `('00000000-0000-7000-8${kind}-' || lpad((${n})::text, 12, '0'))::uuid`
const PERSON = '001'
const COURSE = '002'
const EDITION = '003'
const SESSION = '004'
const ENROLMENT = '005'
const ACCOUNT = '006'

const BIG = 1
/** Two open and empty ones, for 600 who press and for 600 who then look at their page. */
const RUSHES = '2, 4'

function statements({ courses, people, enrolments, trainers, learnersOfBig }) {
  return [
    [`INSERT INTO "Institute" ("id", "name", "abbreviation", "mission") VALUES (1, 'Institute of Measures', 'IM', '')`],
    [
      `INSERT INTO "Organisation" ("id", "name", "kind", "country")
      SELECT uuidv7(), 'Organisation ' || i, 'ministry', 'IT' FROM generate_series(1, 50) i`,
    ],
    [
      `INSERT INTO "Person" ("id", "name", "country", "gender", "organisationId", "locale", "zone", "createdAt")
      SELECT ${id(PERSON, 'i')}, (ARRAY['Amina','Bruno','Chen','Dana','Efua','Farid','Giulia','Hana'])[1 + i % 8]
          || ' ' || (ARRAY['Abate','Bianchi','Cissé','Diallo','Ebner','Ferrari','Gómez'])[1 + i % 7] || ' ' || i,
        (ARRAY['IT','KE','NL','EG','FR','BR','JP'])[1 + i % 7], (ARRAY['woman','man']::"Gender"[])[1 + i % 2],
        (SELECT "id" FROM "Organisation" WHERE "name" = 'Organisation ' || (1 + i % 50)), 'en', 'Europe/Rome', now()
      FROM generate_series(1, $1::int) i`,
      people,
    ],
    [
      `INSERT INTO "PersonEmail" ("id", "personId", "address", "verifiedAt")
      SELECT uuidv7(), ${id(PERSON, 'i')}, 'person' || i || '@bench.test', now() FROM generate_series(1, $1::int) i`,
      people,
    ],
    [
      `INSERT INTO "Account" ("id", "personId", "createdAt")
      SELECT ${id(ACCOUNT, 'i')}, ${id(PERSON, 'i')}, now() FROM generate_series(1, $1::int) i`,
      people,
    ],
    [
      `INSERT INTO "Trainer" ("personId", "category", "expertise", "languages")
      SELECT ${id(PERSON, 'i')}, 'academic', '{law}', '{en}' FROM generate_series(1, $1::int) i`,
      trainers,
    ],
    [
      `INSERT INTO "RoleGrant" ("id", "personId", "role", "grantedAt") VALUES (uuidv7(), ${id(PERSON, 1)}, 'administrator', now())`,
    ],
    [`INSERT INTO "Theme" ("slug") SELECT 'theme-' || i FROM generate_series(1, 12) i`],
    [
      `INSERT INTO "ThemeText" ("themeSlug", "locale", "name") SELECT 'theme-' || i, 'en', 'Theme ' || i FROM generate_series(1, 12) i`,
    ],
    [
      `INSERT INTO "Course" ("id", "code", "kind", "level", "hours", "languages", "audiences", "goals", "createdAt")
      SELECT ${id(COURSE, 'i')}, 'C-' || i, (ARRAY['specialisedCourse','professionalTraining','webinar','workshop']::"CourseKind"[])[1 + i % 4],
        'advanced', 40, ARRAY[(ARRAY['en','fr','ar'])[1 + i % 3]], '{"law enforcement"}', '{16}', now()
      FROM generate_series(1, $1::int) i`,
      courses,
    ],
    [
      `INSERT INTO "CourseText" ("courseId", "locale", "title", "summary", "outcomes", "searchText")
      SELECT ${id(COURSE, 'i')}, 'en', title, summary, 'Know the law' || chr(10) || 'Apply it', lower(title || ' ' || summary)
      FROM generate_series(1, $1::int) i,
        LATERAL (SELECT (ARRAY['Cybercrime','Trafficking in persons','Prison reform','Terrorist financing','Illicit trade','Juvenile justice'])[1 + i % 6]
            || ' ' || (ARRAY['for prosecutors','for judges','for police','in practice','and human rights'])[1 + i % 5] || ' ' || i AS title,
          repeat('What this course number ' || i || ' asks of those who take it and gives them in return. ', 4) AS summary) t`,
      courses,
    ],
    [
      `INSERT INTO "CourseTheme" ("courseId", "themeSlug") SELECT ${id(COURSE, 'i')}, 'theme-' || (1 + i % 12) FROM generate_series(1, $1::int) i`,
      courses,
    ],
    [
      `INSERT INTO "Edition" ("id", "courseId", "slug", "state", "wayIn", "zone", "startsOn", "endsOn", "enrolFromAt", "enrolUntilAt", "places", "createdAt")
      SELECT ${id(EDITION, 'i')}, ${id(COURSE, 'i')}, 'c-' || i || '-now', 'published', 'open', 'Europe/Rome', current_date - 30, current_date + 60,
        now() - interval '60 days', now() + interval '30 days',
        CASE WHEN i = ${BIG} THEN $2::int WHEN i IN (${RUSHES}) THEN ${RUSH_PLACES} ELSE 400 END, now()
      FROM generate_series(1, $1::int) i`,
      courses,
      learnersOfBig,
    ],
    [
      `INSERT INTO "EditionText" ("editionId", "locale", "label", "about")
      SELECT ${id(EDITION, 'i')}, 'en', 'this year', 'Ten evenings, live and online.' FROM generate_series(1, $1::int) i`,
      courses,
    ],
    // Forty hours of the week in turn, so that no trainer is in two places; the big edition's fifth session is on now.
    [
      `INSERT INTO "Session" ("id", "title", "localStart", "localEnd", "zone", "startsAt", "endsAt", "tzdbVersion", "icalUid")
      SELECT ${id(SESSION, 'i * 100 + w')}, 'Meeting ' || w,
        to_char(starts AT TIME ZONE 'Europe/Rome', 'YYYY-MM-DD"T"HH24:MI'), to_char((starts + length) AT TIME ZONE 'Europe/Rome', 'YYYY-MM-DD"T"HH24:MI'),
        'Europe/Rome', starts, starts + length, '2026a', 'bench-' || i || '-' || w
      FROM generate_series(1, $1::int) i, generate_series(1, 10) w,
        LATERAL (SELECT CASE i WHEN ${BIG} THEN date_trunc('hour', now()) + (w - 5) * interval '7 days'
          ELSE date_trunc('week', now()) + (w - 5) * interval '7 days' + (i % 5) * interval '1 day' + (9 + i / 5 % 8) * interval '1 hour' END AS starts,
          CASE i WHEN ${BIG} THEN interval '90 minutes' ELSE interval '50 minutes' END AS length) t`,
      courses,
    ],
    [
      `INSERT INTO "SessionEdition" ("sessionId", "editionId")
      SELECT ${id(SESSION, 'i * 100 + w')}, ${id(EDITION, 'i')} FROM generate_series(1, $1::int) i, generate_series(1, 10) w`,
      courses,
    ],
    [`INSERT INTO "Register" ("sessionId") SELECT "id" FROM "Session"`],
    [
      `INSERT INTO "SessionTrainer" ("sessionId", "trainerId", "startsAt", "endsAt", "isLive")
      SELECT s."id", CASE i WHEN ${BIG} THEN ${id(PERSON, 1)} ELSE ${id(PERSON, '2 + i / 40')} END, s."startsAt", s."endsAt", true
      FROM generate_series(1, $1::int) i, generate_series(1, 10) w JOIN "Session" s ON true
      WHERE s."id" = ${id(SESSION, 'i * 100 + w')}`,
      courses,
    ],
    [`INSERT INTO "SessionLink" ("sessionId", "url") SELECT "id", 'https://meet.bench.test/' || "id" FROM "Session"`],
    // Most people's enrolments spread evenly over the other editions, the big one aside.
    [
      `INSERT INTO "Enrolment" ("id", "editionId", "personId", "state", "source", "nameAt", "countryAt", "genderAt", "organisationNameAt", "beganAt", "createdAt")
      SELECT ${id(ENROLMENT, 'row_number() OVER ()')}, e, p."id", 'enrolled', 'self', p."name", p."country", p."gender", o."name", now() - interval '40 days', now() - interval '40 days'
      FROM (
        SELECT ${id(EDITION, BIG)} AS e, ${id(PERSON, 'i + 10')} AS person FROM generate_series(1, $3::int) i
        UNION ALL
        SELECT ${id(EDITION, `5 + i % ($1::int - 4)`)}, ${id(PERSON, `1 + (i / ($1::int - 4) * 37 + i) % $4::int`)} FROM generate_series(1, $2::int - $3::int) i
      ) t JOIN "Person" p ON p."id" = t.person LEFT JOIN "Organisation" o ON o."id" = p."organisationId"
      ON CONFLICT DO NOTHING`,
      courses,
      enrolments,
      learnersOfBig,
      people,
    ],
    [
      `INSERT INTO "EnrolmentChange" ("id", "enrolmentId", "to", "at") SELECT uuidv7(), "id", 'enrolled', "createdAt" FROM "Enrolment"`,
    ],
  ]
}
