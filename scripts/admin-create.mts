// npm run admin:create [-- --name NAME --address ADDRESS]: asks for what is not given; the password is never an argument,
// since every user of the machine can read those. Without a terminal, the answers are the lines of standard input.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createAdministrator } from '@/lib/accounts/commands/create-administrator'
import { administratorInput } from '../lib/accounts/schema'
import { db } from '../lib/platform/db'
import { env } from '../lib/platform/env'
import { translatorFor } from '../lib/platform/messages'
import { openQuestions } from './setup/questions.mjs'

const t = translatorFor('en')
const { values } = parseArgs({ options: { name: { type: 'string' }, address: { type: 'string' } } })
const questions = openQuestions()

const answers = {
  name: values.name ?? (await questions.ask(t('people.fields.name'))),
  address: values.address ?? (await questions.ask(t('people.fields.address'))),
  password: await questions.askSecretly(t('people.fields.password')),
}
questions.close()

const input = administratorInput.safeParse(answers)
if (!input.success) fail(z.prettifyError(input.error))
else {
  const result = await createAdministrator(input.data)
  if (result.ok)
    console.log(`${input.data.address} is an administrator now and can sign in at ${env().APP_URL}/sign-in`)
  else fail(t(`refusals.${result.reason}`))
}
await db.$disconnect()

function fail(sentence: string) {
  console.error(sentence)
  process.exitCode = 1
}
