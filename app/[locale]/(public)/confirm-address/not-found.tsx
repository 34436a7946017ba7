import { LinkGone } from '@/components/accounts/link-gone'

export default function LinkNotOpen() {
  return <LinkGone kind="confirmAddress" />
}
