import { LinkGone } from '@/components/people/link-gone'

export default function LinkNotOpen() {
  return <LinkGone kind="confirm" />
}
