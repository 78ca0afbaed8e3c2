'use client'

import { useTranslations } from 'next-intl'
import type { CallParts } from './host-parts'
import styles from './host-controls.module.css'

export type DockPanel = 'messages' | 'people' | 'more'

type Props = CallParts & { panel: DockPanel | null; onPanel: (panel: DockPanel) => void }

/** The buttons of the call. Each says in words what it does. */
export const HostControls = ({ connection, commands, panel, onPanel }: Props) => {
  const t = useTranslations('roomHost.dock')
  const { local, setCamera, setMicrophone } = connection
  const switches = [
    { what: t('microphone'), on: local.microphoneOn, set: setMicrophone },
    { what: t('camera'), on: local.cameraOn, set: setCamera },
  ]
  const panels = [
    { of: 'messages', text: t('type') },
    { of: 'people', text: t('people') },
    { of: 'more', text: t('more') },
  ] as const
  return (
    <div className={styles.controls}>
      {switches.map(({ what, on, set }) => (
        <button key={what} type="button" className="button" data-off={!on || undefined} onClick={() => void set(!on)}>
          {t(on ? 'turnOff' : 'turnOn', { what })}
        </button>
      ))}
      {panels.map(({ of, text }) => (
        <button key={of} type="button" className="button" aria-expanded={panel === of} onClick={() => onPanel(of)}>
          {text}
        </button>
      ))}
      <button type="button" className={`button ${styles.end}`} onClick={() => commands.ask({ kind: 'hang_up' })}>
        {t('hangUp')}
      </button>
    </div>
  )
}
