export type FieldError = {
  field: string
  message: string
  /** Stands beside the field where the whole sentence is long, and then is said in the summary alone. */
  beside?: string
  /** Where what is in the way stands. */
  link?: { path: string; text: string }
}

/** What a form's action answers, with or without script: plain data that crosses to the browser. */
export type FormState = {
  status: 'idle' | 'refused' | 'done'
  /** Sentences in the reader's language; `field` is '' where one is about the whole form. */
  errors: FieldError[]
  /** The command's reason, where a form acts on it. */
  reason?: string
  /** What the form says when it is done and stays. */
  message?: string
  /** What was filled in. */
  values: Record<string, string[]>
  /** Tells one answer from the next. */
  at: number
}

export const idle: FormState = { status: 'idle', errors: [], values: {}, at: 0 }
