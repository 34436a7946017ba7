'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { followAndForesee } from './links'
import { keepForOffline } from './offline'

/**
 * Follows the links of the product without loading the whole page anew, once script has come: listeners for all, so that
 * links stay plain ones. `keeps` where somebody is signed in, whose timetable then stays readable without a connection.
 */
export function SoftNavigation({ keeps }: { keeps: boolean }) {
  const router = useRouter()
  useEffect(() => followAndForesee(router), [router])
  useEffect(() => {
    if (keeps) keepForOffline()
  }, [keeps])
  return null
}
