import { useLocale, useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { isolatedParts } from '@/domain/isolated-text'
import { shortDay } from '@/i18n/format'
import { needsOf } from '@/i18n/needs'
import type { CallCard } from '../queries/call-card'
import styles from './contact-card.module.css'

type Help = CallCard['help'][number]

const useStateText = () => {
  const t = useTranslations()
  const locale = useLocale()
  return ({ state, dueOn, result }: Help) => {
    if (state === 'done' && result) return t(`help.results.${result}`)
    return dueOn ? t('contact.card.helpDue', { day: shortDay(dueOn, locale) }) : t('contact.card.helpOpen')
  }
}

/** Help since the last call, item by item, with its state and who does it. */
export const HelpSince = ({ card: { help, lastCall } }: { card: Pick<CallCard, 'help' | 'lastCall'> }) => {
  const t = useTranslations('contact.card')
  const { types } = needsOf(useLocale())
  const stateText = useStateText()
  return (
    <section>
      <h3>{t(lastCall ? 'help' : 'openHelp')}</h3>
      {help.length === 0 ? <p className="soft">{t('noHelp')}</p> : null}
      <PlainList className={styles.help}>
        {help.map((item) => (
          <li key={item.id}>
            <strong>{types[item.type]}</strong> {item.text ? `${item.text} ` : null}
            <span className="soft">{isolatedParts([stateText(item), item.owner], ', ')}</span>
          </li>
        ))}
      </PlainList>
    </section>
  )
}
