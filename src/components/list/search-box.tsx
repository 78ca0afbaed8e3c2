'use client'

import { answered } from '@/components/form/answered'
import { TooLong } from '@/components/form/too-long'
import { searchLimit } from '@/domain/text-limits'
import { useRouter } from 'next/navigation'
import { useId, useState, useTransition, type SyntheticEvent } from 'react'
import type { Route } from 'next'
import styles from './list.module.css'

type Props = {
  label: string
  value: string
  /** The list from its first page, with its filters and without the search: that is not for the URL. */
  firstPage: string
  keep: (input: { text: string }) => Promise<{ ok: boolean; message?: string }>
  texts: { search: string; clear: string }
}

/** Looks in names. What is typed goes to the server and stays out of the URL, the history and the log. */
export const SearchBox = ({ label, value, firstPage, keep, texts }: Props) => {
  const id = useId()
  const router = useRouter()
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState('')
  const [busy, startSearch] = useTransition()
  const search = (wanted: string) =>
    startSearch(async () => {
      const kept = await answered(keep({ text: wanted }))
      setProblem(kept.ok ? '' : (kept.message ?? ''))
      if (!kept.ok) return
      router.push(firstPage as Route)
      router.refresh()
    })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (text.length <= searchLimit) search(text)
  }
  const clear = () => {
    setText('')
    search('')
  }
  return (
    <form role="search" className={styles.search} onSubmit={submit} method="post">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        {/* Without a name the browser sends it nowhere by itself. */}
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          aria-invalid={text.length > searchLimit ? true : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <TooLong excess={text.length - searchLimit} longest={searchLimit} />
        {problem ? <p className="problem">{problem}</p> : null}
      </div>
      <button className="button" type="submit" aria-disabled={busy}>
        {texts.search}
      </button>
      {value ? (
        <button className="button button-quiet" type="button" onClick={clear}>
          {texts.clear}
        </button>
      ) : null}
    </form>
  )
}
