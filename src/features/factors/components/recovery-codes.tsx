'use client'

import { useState } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

type Props = { codes: readonly string[]; texts: FactorTexts['codes']; onKept: () => void }

/** The recovery codes, once: they can be copied, printed and written down, and are never shown again. */
export const RecoveryCodes = ({ codes, texts, onKept }: Props) => {
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setSaid(texts.copied),
      () => setSaid(texts.notCopied),
    )
  return (
    <div className={styles.form}>
      <p>{texts.text}</p>
      <ul className={styles.codes} aria-label={texts.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p role="status" className="soft">
        {said}
      </p>
      <ButtonRow>
        <button type="button" className="button" onClick={() => window.print()}>
          {texts.print}
        </button>
        <button type="button" className="button" onClick={() => void copy().catch(() => setSaid(texts.notCopied))}>
          {texts.copy}
        </button>
        <button type="button" className="button button-main" onClick={onKept}>
          {texts.go}
        </button>
      </ButtonRow>
    </div>
  )
}
