'use client'

import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { TooLong } from '@/components/form/too-long'
import { Spread } from '@/components/layout/spread'
import { useCommand, type CommandResult } from '@/components/form/use-command'
import { searchLimit } from '@/domain/text-limits'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState, type SyntheticEvent } from 'react'
import type { Route } from 'next'
import styles from './list.module.css'

type Props = {
  label: string
  value: string
  /** The first page of the list with its filters: with a search, and without one. The search term is not in the URL. */
  hrefs: { searched: Route; whole: Route }
  save: (input: { text: string }) => Promise<CommandResult<unknown>>
  texts: { search: string; clear: string; active: string }
}

/** Searches names. The search term goes to the server and stays out of the URL, the history and the log. */
export const SearchBox = ({ label, value, hrefs, save, texts }: Props) => {
  const id = useId()
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  // React keeps this box when the list is opened again or one goes back, so the text follows the search of the list.
  const [searched, setSearched] = useState(value)
  if (value !== searched) {
    setSearched(value)
    setText(value)
  }
  const search = useCommand(save, {
    onSuccess: (_, searchedFor) => {
      router.push(searchedFor.text.trim() ? hrefs.searched : hrefs.whole)
      router.refresh()
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (text.length <= searchLimit) void search.run({ text })
  }
  const clear = () => {
    setText('')
    field.current?.focus()
    void search.run({ text: '' })
  }
  return (
    <form role="search" className={styles.search} onSubmit={submit} method="post">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        {/* It has no name, so that the browser never submits it itself. */}
        <input
          ref={field}
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          aria-invalid={text.length > searchLimit ? true : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <TooLong excess={text.length - searchLimit} longest={searchLimit} />
        <ProblemMessage message={search.message} />
      </div>
      <CommandButton pending={search.pending}>{texts.search}</CommandButton>
      {value ? (
        <Spread as="p" className={styles.searching}>
          <span>{texts.active}</span>
          <CommandButton pending={search.pending} onClick={clear}>
            {texts.clear}
          </CommandButton>
        </Spread>
      ) : null}
    </form>
  )
}
