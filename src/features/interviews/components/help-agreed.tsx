'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { NeedType } from '@/domain/instrument/definition'
import { addDays } from '@/domain/dates'
import type { SuggestedNeed } from '@/domain/instrument/needs'
import { shortDay } from '@/i18n/format'
import { fewDevicesForm, type NeedsTexts } from '@/i18n/needs-texts'
import { useCall } from './call-context'
import { filled } from './texts'
import { HelpForm } from './help-form'
import { ownerText } from './owner-text'
import { useNeeds, type Help, type HelpDraft, type AgreedHelp } from './use-help'
import call from './call.module.css'

const reasonText = (need: SuggestedNeed, needs: NeedsTexts) => {
  const { devices = 0, children = 0 } = need
  const form = need.reason === 'few_devices' ? fewDevicesForm(devices, children) : need.reason
  return filled(needs.reasons[form], { devices, children })
}

const draftOf = (type: NeedType, today: string): HelpDraft => ({
  id: crypto.randomUUID(),
  type,
  text: '',
  owner: 'me',
  ownerName: null,
  dueOn: addDays(today, 7),
  suggestedBy: null,
})

/** The answer that suggested the need; null when the parent asked for the help. */
const suggestedBy = ({ reason }: SuggestedNeed) => (reason === 'asked_for' ? null : reason)

type AgreedProps = {
  item: AgreedHelp
  isOpen: boolean
  /**
   * Whether the item was just agreed. It may have moved in the list, so it takes the focus for the caller to continue there.
   */
  takesFocus: boolean
  onChange: () => void
  onDrop: () => void
  children: ReactNode
}

const AgreedItem = ({ item, isOpen, takesFocus, onChange, onDrop, children }: AgreedProps) => {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  const { texts, wording, locale } = useCall()
  const dismissed = item.state === 'dismissed'
  return (
    <li>
      <span>
        <b>{wording.needs.types[item.type]}</b>
        {item.text ? <> · {item.text}</> : null}
        <span className="small soft">
          {dismissed
            ? ` · ${texts.end.dismissed}`
            : ` · ${ownerText(item, texts)} · ${item.dueOn ? shortDay(item.dueOn, locale) : texts.end.dueNone}`}
          {item.isWaiting ? ` (${texts.end.notYetSent})` : null}
        </span>
      </span>
      <span className={call.pair}>
        <button ref={button} type="button" className="button" aria-expanded={isOpen} onClick={onChange}>
          {dismissed ? texts.end.accept : texts.end.change}
        </button>
        {dismissed ? null : (
          <button type="button" className="button button-quiet" onClick={onDrop}>
            {texts.end.dismiss}
          </button>
        )}
      </span>
      {children}
    </li>
  )
}

/** Lists the suggested needs with their reasons, to accept, change or dismiss, and the agreed help with owner and day. */
export const HelpAgreed = ({ help }: { help: Help }) => {
  const { texts, wording, today } = useCall()
  const { draft, setDraft } = help
  /** The suggestion below which the form is open; null when it is open below the button that adds help. */
  const [suggested, setSuggested] = useState<NeedType | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const needs = useNeeds()
  const suggestions = needs.filter(({ type }) => !help.items.some((item) => item.type === type))
  const open = (next: HelpDraft) => {
    setSaved(null)
    setSuggested(null)
    setDraft(next)
  }
  const openSuggested = (need: SuggestedNeed) => {
    open({ ...draftOf(need.type, today), suggestedBy: suggestedBy(need) })
    setSuggested(need.type)
  }
  const save = async (next: HelpDraft) => {
    const refusal = await help.keep(next, 'open')
    if (refusal) return refusal
    setDraft(null)
    setSaved(next.id)
    return null
  }
  const form = draft ? (
    <HelpForm key={draft.id} draft={draft} onChange={setDraft} onSave={save} onCancel={() => setDraft(null)} />
  ) : null
  const isNew = draft !== null && !help.items.some(({ id }) => id === draft.id)
  return (
    <section>
      <h3>{texts.end.needs}</h3>
      <p className="small soft">
        {suggestions.length > 0 ? texts.end.needsText : needs.length > 0 ? texts.end.needsDecided : texts.end.noNeeds}
      </p>
      <ul className={call.list}>
        {suggestions.map((need) => (
          <li key={need.type}>
            <span>
              <b>{wording.needs.types[need.type]}</b>
              <span className="small soft">
                {' · '}
                {filled(texts.end.because, { reason: reasonText(need, wording.needs) })}
              </span>
            </span>
            <span className={call.pair}>
              <button
                type="button"
                className="button"
                aria-expanded={isNew && suggested === need.type}
                onClick={() => openSuggested(need)}
              >
                {texts.end.accept}
              </button>
              <button type="button" className="button button-quiet" onClick={() => void help.dismiss(need)}>
                {texts.end.dismiss}
              </button>
            </span>
            {isNew && suggested === need.type ? form : null}
          </li>
        ))}
      </ul>
      <h3>{texts.end.agreed}</h3>
      {help.items.length === 0 ? <p className="small soft">{texts.end.noneAgreed}</p> : null}
      <ul className={call.list}>
        {help.items.map((item) => (
          <AgreedItem
            key={item.id}
            item={item}
            isOpen={draft?.id === item.id}
            takesFocus={saved === item.id}
            onChange={() => open({ ...item, dueOn: item.dueOn ?? addDays(today, 7) })}
            onDrop={() => void help.keepNow(item, 'dismissed')}
          >
            {draft?.id === item.id ? form : null}
          </AgreedItem>
        ))}
      </ul>
      {help.problem === null ? null : (
        <p role="alert" className="problem">
          {help.problem}
        </p>
      )}
      <button type="button" className="button" onClick={() => open(draftOf('other', today))}>
        {texts.end.addHelp}
      </button>
      {isNew && suggested === null ? form : null}
    </section>
  )
}
