/** Words of this house, which a list of the world's commonest does not know; and what its keyboards lack. */
const OUR_OWN = (
  'lectern training course webinar moodle seminar school university student teacher justice police prosecutor security united nations ' +
  'unitednations motdepasse contrasena senha parola bienvenue bienvenido willkommen welkom ' +
  'مرحبا كلمةالسر كلمهالسر الحمدلله بسمالله пароль йцукен любовь'
).split(' ')

let known: Promise<ReadonlySet<string>> | undefined

/** The 49,000 commonest passwords, in lower case. Read when somebody first chooses one: they take some megabytes. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...OUR_OWN]),
  )
  return known
}
