'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type SyntheticEvent } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { Tick } from '@/components/form/tick'
import { TooLong } from '@/components/form/too-long'
import { useCommand } from '@/components/form/use-command'
import { useOpenedFocus } from '@/components/form/use-opened-focus'
import { Spread } from '@/components/layout/spread'
import { searchLimit } from '@/domain/text-limits'
import { loadFoundFamiliesAction } from '../actions'
import type { FoundFamilies } from '../commands/load-found-families'
import { CallSearchResults } from './call-search-results'
import styles from './call-search.module.css'
import { isSearchKeyOn, setSearchKey } from './use-search-key'
import { useRowStops } from './use-row-stops'

type Props = { withCaller: boolean; onClose: () => void }

/**
 * Finds the family of a parent on the line. What is typed goes to the server by a command, so it is in no address and no
 * history, and it is gone when the dialog closes.
 */
export const CallSearchPanel = ({ withCaller, onClose }: Props) => {
  const t = useTranslations('callSearch')
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const stops = useRowStops()
  const [text, setText] = useState('')
  const [isKeyOn, setIsKeyOn] = useState(isSearchKeyOn)
  const [result, setResult] = useState<(FoundFamilies & { text: string }) | null>(null)
  const find = useCommand(loadFoundFamiliesAction, {
    onSuccess: (families, input) => setResult({ ...families, text: input.text }),
  })
  useOpenedFocus(panel, true)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setResult(null)
    if (text.length <= searchLimit) void find.run({ text })
  }
  const switchKey = (on: boolean) => {
    setSearchKey(on)
    setIsKeyOn(on)
  }
  return (
    <div ref={panel} className={styles.panel}>
      <form role="search" className={styles.form} method="post" onSubmit={submit}>
        <div className="field">
          <label htmlFor={id}>{t('label')}</label>
          {/* It has no name, so that the browser never submits it itself. */}
          <input
            {...stops(0)}
            id={id}
            className="input"
            type="search"
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            aria-invalid={text.length > searchLimit ? true : undefined}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <TooLong excess={text.length - searchLimit} longest={searchLimit} />
        </div>
        <CommandButton pending={find.pending} className="button button-main">
          {t('search')}
        </CommandButton>
      </form>
      <p id={`${id}-hint`} className="soft small">
        {t('hint')}
      </p>
      <ProblemMessage message={find.message} />
      <CallSearchResults result={result} withCaller={withCaller} stops={stops} onOpen={onClose} />
      <Spread className={styles.foot}>
        <Tick checked={isKeyOn} onChange={({ target }) => switchKey(target.checked)}>
          {t('key')}
        </Tick>
        <button type="button" className="button" onClick={onClose}>
          {t('close')}
        </button>
      </Spread>
    </div>
  )
}
