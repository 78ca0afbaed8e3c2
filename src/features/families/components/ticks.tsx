'use client'

import { RowTick } from '@/components/form/row-tick'

/** The id of the form to which the ticks in the table belong. */
export const assignFormId = 'assign-families'

/** A tick for one family, as a plain form control of the assign form. */
export const TickOne = ({ id, label }: { id: string; label: string }) => (
  <RowTick label={label} form={assignFormId} name="family" value={id} />
)

export const TickAll = ({ label }: { label: string }) => (
  <RowTick
    label={label}
    form={assignFormId}
    onChange={({ currentTarget }) => {
      for (const field of currentTarget.form?.elements ?? [])
        if (field instanceof HTMLInputElement && field.name === 'family') field.checked = currentTarget.checked
    }}
  />
)
