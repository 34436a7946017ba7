import { expect, test } from 'vitest'
import { detailsInput } from './schema'

const { link } = detailsInput.shape

test.each(['https://meet.example.org/a?b=c#d', 'HTTPS://meet.example.org', ''])(
  '%s may be a joining link',
  (address) => {
    expect(link.safeParse(address).success).toBe(true)
  },
)

test.each([
  'http://meet.example.org',
  'javascript:alert(1)',
  'JavaScript:alert(1)//https://meet.example.org',
  'data:text/html,<script>alert(1)</script>',
  'https:',
  'httpss://meet.example.org',
  'file:///etc/passwd',
  '//meet.example.org',
  '/my',
  'meet.example.org',
  `https://meet.example.org/${'a'.repeat(2000)}`,
])('%s may not', (address) => {
  expect(link.safeParse(address).success).toBe(false)
})
