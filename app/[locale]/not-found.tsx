import { NothingHere } from '@/components/shell/nothing-here'
import { currentViewer } from '@/lib/platform/auth'

export default async function NotFound() {
  return <NothingHere isSignedIn={(await currentViewer()).kind === 'member'} />
}
