'use client'

import type { NeedType } from '@/domain/instrument/items'
import type { SuggestedNeed } from '@/domain/instrument/needs'
import { shortDay } from '@/i18n/format'
import { fewDevicesForm, type NeedsTexts } from '@/i18n/needs-texts'
import { useCall } from './call-context'
import { filled } from './texts'
import { HelpForm } from './help-form'
import { ownerText } from './owner-text'
import { useSuggestions, type Help, type HelpDraft, type HelpInHand } from './use-help'
import styles from './interview.module.css'

const reasonText = (need: SuggestedNeed, needs: NeedsTexts) => {
  const { devices = 0, children = 0 } = need
  const form = need.reason === 'few_devices' ? fewDevicesForm(devices, children) : need.reason
  return filled(needs.reasons[form], { devices, children })
}

const weekLater = (today: string) => {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 7)
  return day.toISOString().slice(0, 10)
}

const draftOf = (type: NeedType, suggestedBy: string | null, today: string): HelpDraft => ({
  id: crypto.randomUUID(),
  type,
  text: '',
  owner: 'me',
  ownerName: null,
  dueOn: weekLater(today),
  suggestedBy,
})

const Agreed = ({ item, onChange, onDrop }: { item: HelpInHand; onChange: () => void; onDrop: () => void }) => {
  const { texts, wording, locale } = useCall()
  const dismissed = item.state === 'dismissed'
  return (
    <li className={styles.helpItem}>
      <span>
        <b>{wording.needs.types[item.type as NeedType]}</b>
        {item.text ? <> · {item.text}</> : null}
        <span className="small soft">
          {dismissed
            ? ` · ${texts.end.dismissed}`
            : ` · ${ownerText(item, texts)} · ${item.dueOn ? shortDay(item.dueOn, locale) : texts.end.dueNone}`}
        </span>
      </span>
      <span className={styles.pair}>
        <button type="button" className="button" onClick={onChange}>
          {dismissed ? texts.end.accept : texts.end.change}
        </button>
        {dismissed ? null : (
          <button type="button" className="button button-quiet" onClick={onDrop}>
            {texts.end.dismiss}
          </button>
        )}
      </span>
    </li>
  )
}

/** Needs with their reason, each to accept, change or dismiss; and the help agreed, with who and when. */
export const HelpAgreed = ({ help }: { help: Help }) => {
  const { texts, wording, today } = useCall()
  const { draft, setDraft } = help
  const suggestions = useSuggestions(help)
  const save = async (next: HelpDraft) => {
    if (await help.keep(next, 'open')) setDraft(null)
  }
  return (
    <section>
      <h3>{texts.end.needs}</h3>
      <p className="small soft">{suggestions.length > 0 ? texts.end.needsText : texts.end.noNeeds}</p>
      <ul className={styles.helpList}>
        {suggestions.map((need) => (
          <li key={need.type} className={styles.helpItem}>
            <span>
              <b>{wording.needs.types[need.type]}</b>
              <span className="small soft">
                {' · '}
                {filled(texts.end.because, { reason: reasonText(need, wording.needs) })}
              </span>
            </span>
            <span className={styles.pair}>
              <button
                type="button"
                className="button"
                onClick={() => setDraft(draftOf(need.type, need.reason === 'asked_for' ? null : need.reason, today))}
              >
                {texts.end.accept}
              </button>
              <button type="button" className="button button-quiet" onClick={() => void help.dismiss(need)}>
                {texts.end.dismiss}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <h3>{texts.end.agreed}</h3>
      {help.items.length === 0 ? <p className="small soft">{texts.end.noneAgreed}</p> : null}
      <ul className={styles.helpList}>
        {help.items.map((item) => (
          <Agreed
            key={item.id}
            item={item}
            onChange={() => setDraft({ ...item, type: item.type as NeedType, dueOn: item.dueOn ?? weekLater(today) })}
            onDrop={() => void help.keep({ ...item, type: item.type as NeedType }, 'dismissed')}
          />
        ))}
      </ul>
      {help.problem === null ? null : (
        <p role="alert" className="problem">
          {help.problem || texts.end.notSent}
        </p>
      )}
      {draft ? (
        <HelpForm key={draft.id} draft={draft} onChange={setDraft} onSave={save} onCancel={() => setDraft(null)} />
      ) : (
        <button type="button" className="button" onClick={() => setDraft(draftOf('other', null, today))}>
          {texts.end.addHelp}
        </button>
      )}
    </section>
  )
}
