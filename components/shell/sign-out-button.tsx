import { signOutAction } from '@/lib/accounts/actions/entering'

export function SignOutButton({ label }: { label: string }) {
  return (
    <form action={signOutAction} data-leaves>
      <button type="submit" className="nav-link cursor-pointer">
        {label}
      </button>
    </form>
  )
}
