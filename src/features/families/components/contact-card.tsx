import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import type { CallCard } from '../queries/call-card'
import { CallBackground } from './call-background'
import { ContactNumbers } from './contact-numbers'
import { SafeContact } from './safe-contact'
import styles from './contact-card.module.css'

/**
 * What a caller has at hand before and during a call. The interview loads it without our other components, so it uses no widget
 * and no provider of texts.
 */
export const ContactCard = ({ card }: { card: CallCard }) => {
  const t = useTranslations('contact')
  const name = card.parentName || card.ref
  return (
    <div className={styles.card}>
      <section>
        <h3 className={styles.name}>{name}</h3>
        {card.preferences.nameToUse ? (
          <p>{t('card.callName', { name: isolatedText(card.preferences.nameToUse) })}</p>
        ) : null}
        {card.mayCall ? null : <p className="notice notice-warn">{t('card.mayNotCall')}</p>}
        <ContactNumbers card={card} />
      </section>
      <SafeContact preferences={card.preferences} />
      <CallBackground card={card} />
    </div>
  )
}
