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
  /** The list from its first page with its filters: with a search, and without. The words themselves are not for the URL. */
  hrefs: { searched: Route; whole: Route }
  save: (input: { text: string }) => Promise<CommandResult<unknown>>
  texts: { search: string; clear: string; active: string }
}

/** Looks in names. What is typed goes to the server and stays out of the URL, the history and the log. */
export const SearchBox = ({ label, value, hrefs, save, texts }: Props) => {
  const id = useId()
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  // The same box stays when one comes to the list anew or goes back: then it says what the list is searched by.
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
        {/* Without a name the browser sends it nowhere by itself. */}
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
