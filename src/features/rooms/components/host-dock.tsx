'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { HostControls, type DockPanel } from './host-controls'
import type { DockState } from './host-dock-place'
import { HostMessages } from './host-messages'
import { HostMore } from './host-more'
import { HostPeople } from './host-people'
import { HostPictures } from './host-pictures'
import { DockNotice } from './host-notice'
import type { CallParts } from './host-parts'
import styles from './host-dock.module.css'

type Props = CallParts & { place: DockState; hasInterview: boolean }

/** The pictures, what is said about the call, and its buttons. */
export const HostDock = ({ place, hasInterview, ...parts }: Props) => {
  const t = useTranslations('roomHost.dock')
  const [panel, setPanel] = useState<DockPanel | null>(null)
  const [isOwnHidden, setOwnHidden] = useState(false)
  const toggle = (next: DockPanel) => setPanel(panel === next ? null : next)
  const { isFolded, setFolded } = place
  return (
    <section ref={place.dock} className={styles.dock} aria-label={t('label')} data-folded={isFolded || undefined}>
      <div className={styles.head}>
        <HostPictures {...parts} isFolded={isFolded} isOwnHidden={isOwnHidden} />
        <div className={styles.about}>
          <DockNotice {...parts} />
          <p className={styles.sizes}>
            <button
              type="button"
              className={`button button-quiet ${styles.size}`}
              aria-expanded={!isFolded}
              onClick={() => setFolded(!isFolded)}
            >
              {t(isFolded ? 'unfold' : 'fold')}
            </button>
            {hasInterview ? (
              <button
                type="button"
                className={`button button-quiet ${styles.size} ${styles.handle}`}
                title={t('moveHint')}
                {...place.handle}
              >
                {t('move')}
              </button>
            ) : null}
          </p>
          <p role="status" className="visually-hidden">
            {hasInterview ? t(`places.${place.place}`) : ''}
          </p>
        </div>
      </div>
      <HostControls {...parts} panel={panel} onPanel={toggle} />
      {panel ? (
        <div className={styles.panel}>
          {panel === 'messages' ? <HostMessages {...parts} /> : null}
          {panel === 'people' ? <HostPeople {...parts} withLinks /> : null}
          {panel === 'more' ? (
            <HostMore {...parts} place={place} isOwnHidden={isOwnHidden} onOwnHidden={setOwnHidden} />
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
