'use client'

import { useTranslations } from 'next-intl'
import type { DockState } from './host-dock-place'
import type { CallParts } from './host-parts'
import { guestSeats } from './host-seats'
import styles from './host-controls.module.css'

export type DockPanel = 'messages' | 'people' | 'more'

type Props = CallParts & { place: DockState; panel: DockPanel | null; onPanel: (panel: DockPanel) => void }

const Switch = ({ what, on, set }: { what: string; on: boolean; set: (on: boolean) => Promise<void> }) => {
  const t = useTranslations('roomHost.dock')
  return (
    <button type="button" className="button" data-off={!on || undefined} onClick={() => void set(!on)}>
      {t(on ? 'turnOff' : 'turnOn', { what })}
    </button>
  )
}

/** Unfolds the dock, and says when somebody waits or something is to be read behind it. */
const Unfold = ({ view, place, stopWord }: Pick<Props, 'view' | 'place' | 'stopWord'>) => {
  const t = useTranslations('roomHost.dock')
  const waits = guestSeats(view).some(({ state }) => state === 'waiting')
  const withNotice = stopWord.isTyped ? 'unfoldRead' : 'unfold'
  const withRequest = stopWord.isTyped ? 'unfoldBoth' : 'unfoldWaits'
  return (
    <button type="button" className="button" aria-expanded={false} onClick={() => place.setFolded(false)}>
      {t(waits ? withRequest : withNotice)}
    </button>
  )
}

/** The buttons of the call. Each says in words what it does. */
export const HostControls = ({ view, connection, commands, stopWord, place, panel, onPanel }: Props) => {
  const t = useTranslations('roomHost.dock')
  const { local, setCamera, setMicrophone } = connection
  const panels = [
    { of: 'messages', text: t('type'), className: `button ${styles.wide}` },
    { of: 'people', text: t('people'), className: `button ${styles.wide}` },
    { of: 'more', text: t('more'), className: 'button' },
  ] as const
  return (
    <div className={styles.controls}>
      <Switch what={t('microphone')} on={local.microphoneOn} set={setMicrophone} />
      {place.isFolded ? (
        <Unfold view={view} place={place} stopWord={stopWord} />
      ) : (
        <>
          <Switch what={t('camera')} on={local.cameraOn} set={setCamera} />
          {panels.map(({ of, text, className }) => (
            <button
              key={of}
              type="button"
              className={className}
              aria-expanded={panel === of}
              onClick={() => onPanel(of)}
            >
              {text}
            </button>
          ))}
        </>
      )}
      <button type="button" className={`button ${styles.end}`} onClick={() => commands.ask({ kind: 'hang_up' })}>
        {t('hangUp')}
      </button>
    </div>
  )
}
