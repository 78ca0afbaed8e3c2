'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import type { QuoteTheme } from '@/domain/disclosure/quotes/quote-themes'
import { Tick } from '@/components/form/tick'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { isolatedText } from '@/domain/isolated-text'
import { addQuoteAction, removeQuoteAction } from '../actions'
import type { Consent } from '../parts/consents'
import type { WrittenQuote } from '../queries/preparation-at'
import { ConsentChoice } from './consent-choice'
import styles from './releases.module.css'

export type ThemeGroup = { label: string; themes: readonly { value: QuoteTheme; label: string }[] }
type Props = {
  preparationId: string
  node: string
  quotes: readonly WrittenQuote[]
  themes: readonly ThemeGroup[]
  consents: readonly Consent[]
}

const ThemeChoice = ({ themes }: { themes: readonly ThemeGroup[] }) => {
  const t = useTranslations('releases.quote')
  return (
    <Field path="theme" label={t('theme')}>
      {(field) => (
        <select {...field} className="input" required defaultValue="">
          <option value="" disabled>
            {t('choose')}
          </option>
          {themes.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.themes.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

const NodeQuote = ({ quote, theme }: { quote: WrittenQuote; theme: string }) => {
  const t = useTranslations('releases.quote')
  const router = useRouter()
  const remove = useCommand(removeQuoteAction, { onSuccess: () => router.refresh() })
  return (
    <li>
      <q>{quote.text}</q>{' '}
      <span className="soft small">
        {theme}, {t('by', { name: isolatedText(quote.writer) })}
      </span>{' '}
      <CommandButton
        pending={remove.pending}
        className="button button-quiet"
        onClick={() => void remove.run({ id: quote.id })}
      >
        {t('remove')}
      </CommandButton>
      {quote.hasConsent ? null : <p className="problem">{t('consentGone')}</p>}
      <ProblemMessage message={remove.message} />
    </li>
  )
}

/** The quotes of one node. A quote that the text check stops stays in the form, with every rule that stopped it. */
export const NodeQuotes = ({ preparationId, node, quotes, themes, consents }: Props) => {
  const t = useTranslations('releases.quote')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const nameOf = new Map<string, string>(
    themes.flatMap((group) => group.themes.map(({ value, label }) => [value, label])),
  )
  const add = useCommand(addQuoteAction, {
    onSuccess: () => {
      setOpen(false)
      router.refresh()
    },
  })
  const send = (fields: FormData) =>
    add.run({
      preparationId,
      node,
      // A form field is a plain string; the server refuses one that is no theme.
      theme: fieldText(fields, 'theme') as QuoteTheme,
      text: fieldText(fields, 'text'),
      interviewIds: fields.getAll('interview').map(String),
      onlyQuote: true,
    })
  return (
    <section className={styles.quotes}>
      <h3 tabIndex={-1}>{t('title')}</h3>
      {quotes.length > 0 ? (
        <ul>
          {quotes.map((quote) => (
            <NodeQuote key={quote.id} quote={quote} theme={nameOf.get(`${quote.item}:${quote.theme}`) ?? ''} />
          ))}
        </ul>
      ) : (
        <p className="soft">{t('none')}</p>
      )}
      {open ? (
        <CheckedForm className={styles.text} onSend={send} opens>
          <p className="soft small">{t('about')}</p>
          <ConsentChoice consents={consents} />
          <ThemeChoice themes={themes} />
          <TextField path="text" label={t('text')} lines={2} longest={300} required />
          <Tick name="onlyQuote" required>
            {t('onlyQuote')}
          </Tick>
          <div className={styles.save}>
            <CommandButton pending={add.pending}>{t('save')}</CommandButton>
            <button type="button" className="button button-quiet" onClick={() => setOpen(false)}>
              {t('cancel')}
            </button>
          </div>
        </CheckedForm>
      ) : consents.length > 0 ? (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('open')}
        </button>
      ) : (
        <p className="soft small">{t('noConsent')}</p>
      )}
    </section>
  )
}
