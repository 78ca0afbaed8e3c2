'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { addFactorAction, addFirstFactorAction } from '../actions'
import type { FactorForApp } from '../parts/factor-for-app'
import { CodeField } from './code-field'
import { RecoveryCodes } from './recovery-codes'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

type Props = { texts: FactorTexts; toAdd: FactorForApp; isFirst: boolean; next: string }

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

/** Sets up an app for codes, and then shows the recovery codes if there are new ones. */
export const FactorSetUp = ({ texts, toAdd, isFirst, next }: Props) => {
  // The page is drawn again when the session gets its new id. The secret that was scanned stays.
  const [{ secret, drawing, sealedSeed }] = useState(toAdd)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const leave = () => window.location.replace(next)
  const add = useCommand(isFirst ? addFirstFactorAction : addFactorAction, {
    leaves: true,
    onSuccess: (data) => (data.codes ? setCodes(data.codes) : leave()),
  })
  const { setUp } = texts
  if (codes)
    return (
      <>
        <h1>{texts.codes.title}</h1>
        <RecoveryCodes codes={codes} texts={texts.codes} onKept={leave} />
      </>
    )
  return (
    <>
      <h1>{isFirst ? setUp.title : setUp.addTitle}</h1>
      {isFirst ? <p>{setUp.text}</p> : null}
      <CheckedForm
        method="post"
        className={styles.form}
        onSend={(fields) => add.run({ sealedSeed, code: fieldText(fields, 'code') })}
      >
        <ol className={styles.steps}>
          <li>{setUp.install}</li>
          <li>
            <p>{setUp.scan}</p>
            <Drawing drawing={drawing} label={setUp.drawing} />
            <p className="small">{setUp.type}</p>
            <p className={styles.secret} translate="no">
              {inGroups(secret)}
            </p>
          </li>
          <li>
            <p>{setUp.enter}</p>
            <CodeField label={setUp.code} />
          </li>
        </ol>
        <CommandButton pending={add.pending} className="button button-main">
          {add.pending ? setUp.busy : setUp.submit}
        </CommandButton>
      </CheckedForm>
    </>
  )
}
