import 'server-only'
import { z } from 'zod'

/* What is kept of a removal for who did it, to be put back as it was. */

const ofEdition = { editionId: z.string() }

export const dismissalToUndo = z.object({ ...ofEdition, personId: z.string() })

export const moduleToUndo = z.object({
  ...ofEdition,
  moduleId: z.string(),
  termId: z.string().nullable(),
  position: z.number(),
  credits: z.number().nullable(),
  hours: z.number().nullable(),
  isElective: z.boolean(),
  version: z.number(),
  texts: z.array(z.object({ locale: z.string(), title: z.string() })),
})

export type ModuleToUndo = z.infer<typeof moduleToUndo>

export const termToUndo = z.object({
  ...ofEdition,
  termId: z.string(),
  position: z.number(),
  texts: z.array(z.object({ locale: z.string(), name: z.string() })),
})

export type TermToUndo = z.infer<typeof termToUndo>
