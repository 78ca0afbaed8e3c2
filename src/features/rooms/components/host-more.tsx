'use client'

import { useTranslations } from 'next-intl'
import { deviceKinds } from '@/domain/rooms/devices'
import { offersBlur } from './background-blur'
import type { DockPanel } from './host-controls'
import { HostDevice } from './host-device'
import type { DockState } from './host-dock-place'
import { markEntered } from './host-entered'
import type { CallParts } from './host-parts'
import styles from './host-more.module.css'

type Props = CallParts & {
  place: DockState
  onPanel: (panel: DockPanel | null) => void
  isOwnHidden: boolean
  onOwnHidden: (hidden: boolean) => void
}

/** What is needed less often. */
export const HostMore = ({ about, connection, commands, place, onPanel, isOwnHidden, onOwnHidden }: Props) => {
  const t = useTranslations('roomHost.dock')
  const { local, chooseMeans, setBlur, setDevice } = connection
  const { blurOn } = local
  const choose = (means: 'video' | 'sound') => {
    markEntered(about.roomId, { means, blur: blurOn })
    void chooseMeans(means)
  }
  const blur = () => {
    markEntered(about.roomId, { means: 'video', blur: !blurOn })
    void setBlur(!blurOn)
  }
  const resize = () => {
    place.setLarge(!place.isLarge)
    onPanel(null)
  }
  const choices = [
    {
      text: t(local.cameraOn ? 'soundOnly' : 'withPicture'),
      onClick: () => choose(local.cameraOn ? 'sound' : 'video'),
    },
    ...(offersBlur(local.stream?.getVideoTracks()[0]) ? [{ text: t('blur'), onClick: blur }] : []),
    { text: t(isOwnHidden ? 'showOwn' : 'hideOwn'), onClick: () => onOwnHidden(!isOwnHidden) },
    { text: t(place.isLarge ? 'small' : 'large'), onClick: resize },
    { text: t('fold'), onClick: () => place.setFolded(true) },
    { text: t('phone'), onClick: () => commands.ask({ kind: 'phone' }) },
  ]
  return (
    <div className={styles.choices}>
      <button type="button" className={`button ${styles.narrow}`} onClick={() => onPanel('messages')}>
        {t('type')}
      </button>
      <button type="button" className={`button ${styles.narrow}`} onClick={() => onPanel('people')}>
        {t('people')}
      </button>
      {choices.map(({ text, onClick }) => (
        <button key={text} type="button" className="button" onClick={onClick}>
          {text}
        </button>
      ))}
      {deviceKinds.map((kind) => (
        <HostDevice key={kind} kind={kind} local={local} setDevice={setDevice} />
      ))}
    </div>
  )
}
