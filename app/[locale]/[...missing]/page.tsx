import { notFound } from 'next/navigation'

/** Any other address: not found, in the reader's language. */
export default function Missing() {
  notFound()
}
