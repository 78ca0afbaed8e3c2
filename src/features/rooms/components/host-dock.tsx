'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMessagesInNote } from './host-note'
import { HostControls, type DockPanel } from './host-controls'
import type { DockState } from './host-dock-place'
import { HostMessages } from './host-messages'
import { HostMore } from './host-more'
import { DockNotice } from './host-notice'
import type { CallParts } from './host-parts'
import { HostPeople } from './host-people'
import { HostPictures } from './host-pictures'
import styles from './host-dock.module.css'

type Props = CallParts & { place: DockState; hasInterview: boolean }

/** The pictures, what is said about the call, and its buttons. */
export const HostDock = ({ place, hasInterview, ...parts }: Props) => {
  const t = useTranslations('roomHost.dock')
  const [panel, setPanel] = useState<DockPanel | null>(null)
  const [isOwnHidden, setOwnHidden] = useState(false)
  const note = useMessagesInNote(parts.about.interviewId)
  const { dock, handle, isFolded } = place
  return (
    <section ref={dock} className={styles.dock} aria-label={t('label')} data-folded={isFolded || undefined}>
      <div className={styles.screen}>
        {hasInterview ? (
          <button
            type="button"
            className={`button button-quiet ${styles.handle}`}
            title={t('moveHint')}
            aria-describedby="dock-place"
            {...handle}
          >
            {t('move')}
          </button>
        ) : null}
        <p id="dock-place" role="status" className="visually-hidden">
          {hasInterview ? t(`places.${place.place}`) : ''}
        </p>
        <HostPictures {...parts} isFolded={isFolded} isOwnHidden={isOwnHidden} />
      </div>
      <div className={styles.notice}>
        <DockNotice {...parts} answersAtDoor={hasInterview} isFolded={isFolded} />
      </div>
      <div className={styles.buttons}>
        <HostControls
          {...parts}
          place={place}
          panel={panel}
          onPanel={(next) => setPanel(panel === next ? null : next)}
        />
      </div>
      {panel && !isFolded ? (
        <div className={styles.panel}>
          {panel === 'messages' ? <HostMessages {...parts} note={note} hasInterview={hasInterview} /> : null}
          {panel === 'people' ? <HostPeople {...parts} withLinks={hasInterview} /> : null}
          {panel === 'more' ? (
            <HostMore
              {...parts}
              place={place}
              onPanel={setPanel}
              isOwnHidden={isOwnHidden}
              onOwnHidden={setOwnHidden}
            />
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
