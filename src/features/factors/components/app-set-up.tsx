'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { addFactorAction, addFirstFactorAction } from '../actions'
import type { FactorForApp } from '../parts/factor-for-app'
import { CodeField } from './code-field'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

type Props = {
  texts: FactorTexts['setUp']
  toAdd: FactorForApp
  isFirst: boolean
  onAdded: (codes: readonly string[] | null) => void
}

const Drawing = ({ drawing: { size, path }, label }: { drawing: FactorForApp['drawing']; label: string }) => (
  <svg
    className={styles.drawing}
    viewBox={`0 0 ${size} ${size}`}
    role="img"
    aria-label={label}
    shapeRendering="crispEdges"
  >
    <path d={path} fill="currentColor" />
  </svg>
)

/** Groups of four are easier to type over. */
const inGroups = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** Sets up an app for codes: it scans the secret and shows a first code. */
export const AppSetUp = ({ texts, toAdd, isFirst, onAdded }: Props) => {
  // The page is drawn again when the session gets its new id. The secret that was scanned stays.
  const [{ secret, drawing, sealedSeed }] = useState(toAdd)
  const add = useCommand(isFirst ? addFirstFactorAction : addFactorAction, {
    leaves: true,
    onSuccess: ({ codes }) => onAdded(codes),
  })
  return (
    <CheckedForm
      method="post"
      className={styles.form}
      onSend={(fields) => add.run({ sealedSeed, code: fieldText(fields, 'code') })}
    >
      <ol className={styles.steps}>
        <li>{texts.install}</li>
        <li>
          <p>{texts.scan}</p>
          <Drawing drawing={drawing} label={texts.drawing} />
          <p className="small">{texts.type}</p>
          <p className={styles.secret} translate="no">
            {inGroups(secret)}
          </p>
        </li>
        <li>
          <p>{texts.enter}</p>
          <CodeField label={texts.code} />
        </li>
      </ol>
      <CommandButton pending={add.pending} className="button button-main">
        {add.pending ? texts.busy : texts.submit}
      </CommandButton>
    </CheckedForm>
  )
}
