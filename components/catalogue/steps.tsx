import type { Step } from '@/components/ui/breadcrumb'

type Course = { code: string; title: string; titleLocale: string | undefined }
type Edition = { slug: string; label: string; labelLocale: string | undefined }

/** A course and an edition as steps of a trail, for those who run them. */
export function courseStep({ code, title, titleLocale }: Course): Step {
  return { href: `/admin/courses/${code}`, label: <bdi lang={titleLocale}>{title}</bdi> }
}

export function editionStep({ slug, label, labelLocale }: Edition): Step {
  return { href: `/admin/editions/${slug}`, label: <bdi lang={labelLocale}>{label}</bdi> }
}
