'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { useCommand, type CommandResult } from '@/components/form/use-command'
import { renderedFor } from '@/components/session/rendered-for'
import { meantForHeader } from '@/domain/access/meant-for'
import { contactValueLimit } from '@/domain/text-limits'
import { filled } from '@/i18n/filled'
import type { Messages } from '@/i18n/messages'
import type { ReplacedPoint } from '../commands/replace-contact-point'
import styles from './contact-card.module.css'

export type ReplaceFormProps = {
  familyId: string
  pointId: string
  kind: 'phone' | 'email'
  texts: Messages['contact']['replace']
  /** Whether the page is loaded anew afterwards. During a call it is not, so that nothing moves. */
  refreshes: boolean
  /** Called with the new number or address, or with null when the form is closed without a change. */
  onClose: (newPoint: ReplacedPoint['point']) => void
}

/** Replaces a wrong number or address. A route and no action: an action would render the page of the call anew. */
export const ReplaceForm = ({ familyId, pointId, kind, texts, refreshes, onClose }: ReplaceFormProps) => {
  const router = useRouter()
  const [alike, setAlike] = useState<ReplacedPoint['alike']>([])
  const send = async (input: { value: string; knownAlike: string[] }): Promise<CommandResult<ReplacedPoint>> => {
    const response = await fetch(`/api/families/${familyId}/contact-point`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', [meantForHeader]: renderedFor() ?? '' },
      body: JSON.stringify({ ...input, pointId }),
    })
    // The route belongs to the same build and returns the command's result.
    return (await response.json()) as CommandResult<ReplacedPoint>
  }
  const replace = useCommand(send, {
    inForm: true,
    onSuccess: (data) => {
      setAlike(data.alike)
      if (data.alike.length > 0) return
      onClose(data.point)
      if (refreshes) router.refresh()
    },
  })
  return (
    <CheckedForm
      opens
      className={styles.replace}
      onSend={(fields) =>
        replace.run({ value: fieldText(fields, 'value'), knownAlike: alike.map((family) => family.id) })
      }
    >
      <TextField path="value" label={texts[kind]} hint={texts.hint} longest={contactValueLimit} required />
      {alike.map(({ id, ref, parentName, shared }) => (
        <p key={id} role="alert" className="notice notice-warn">
          {filled(texts.alike, { value: shared, family: parentName || ref })}
        </p>
      ))}
      <div className={styles.links}>
        <CommandButton pending={replace.pending} className="button button-main">
          {alike.length > 0 ? texts.saveAlike : texts.save}
        </CommandButton>
        <button type="button" className="button button-quiet" onClick={() => onClose(null)}>
          {texts.cancel}
        </button>
      </div>
    </CheckedForm>
  )
}
