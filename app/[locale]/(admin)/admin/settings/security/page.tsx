import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FactorRuleForm } from '@/components/accounts/factor-rule-form'
import { Narrow } from '@/components/people/narrow'
import { SaidNotice } from '@/components/shell/said'
import { canSetFactorRule } from '@/lib/accounts/policy'
import { factorRuleOf } from '@/lib/accounts/queries/factor-rule'
import { requireAllowed, requireFresh } from '@/lib/platform/auth'

const PATH = '/admin/settings/security'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.factorRule')
  return { title: t('title') }
}

export default async function SecuritySettings({ searchParams }: Props) {
  const viewer = await requireAllowed(PATH, canSetFactorRule)
  await requireFresh(viewer, PATH)
  const rule = await factorRuleOf(viewer)
  if (!rule) notFound()
  const t = await getTranslations('people.factorRule')
  return (
    <Narrow title={t('title')} lead={t('lead')}>
      <SaidNotice said={(await searchParams).said} />
      <div className="card">
        <FactorRuleForm roles={rule.secondFactorFor} trainers={rule.secondFactorForTrainers} holders={rule.holders} />
      </div>
    </Narrow>
  )
}
