import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import type { CallCard } from '../queries/call-card'
import { CallWishes } from './call-wishes'
import { HelpSince } from './help-since'
import { LastCall } from './last-call'
import styles from './contact-card.module.css'

/**
 * What one reads to prepare a call, apart from what makes it safe: how the parent wants to be called, who else calls, the last
 * call, and help since then. Its links open a new tab, so that they never replace the call.
 */
export const CallBackground = ({ card }: { card: CallCard }) => {
  const t = useTranslations('contact')
  return (
    <>
      <CallWishes card={card} />
      <LastCall lastCall={card.lastCall} />
      <HelpSince card={card} />
      <p className={`${styles.links} small no-print`}>
        <a href={href('/families/[id]/contact', { id: card.id })} target="_blank" rel="noreferrer">
          {t('form.open')} {t('card.newTab')}
        </a>
        <a href={href('/families/[id]', { id: card.id })} target="_blank" rel="noreferrer">
          {t('card.familyPage')} {t('card.newTab')}
        </a>
      </p>
    </>
  )
}
