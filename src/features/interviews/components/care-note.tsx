'use client'

import { Field } from '@/components/form/field'
import { careNoteLimit } from '@/domain/text-limits'
import { useCall } from './call-context'
import type { CareNote } from './use-care-note'

/** What the caller will come back to on the next day, with a parent who told something heavy and hung up relieved. */
export const CareNoteField = ({ careNote }: { careNote: CareNote }) => {
  const { end } = useCall().texts
  return (
    <>
      <p className="notice small">{end.relievedText}</p>
      <Field path="careNote" label={end.careNote} hint={end.careNoteHint} longest={careNoteLimit} text={careNote.text}>
        {(field) => (
          <textarea
            {...field}
            className="input"
            autoComplete="off"
            required
            rows={2}
            value={careNote.text}
            onChange={({ target }) => careNote.type(target.value)}
          />
        )}
      </Field>
    </>
  )
}
