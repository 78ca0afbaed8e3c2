'use client'

import { useTranslations } from 'next-intl'
import { ButtonRow } from '@/components/layout/button-row'
import { useBlur } from './host-blur'
import type { DockState } from './host-dock-place'
import { markEntered } from './host-entered'
import type { CallParts } from './host-parts'

type Props = CallParts & { place: DockState; isOwnHidden: boolean; onOwnHidden: (hidden: boolean) => void }

/** What is needed less often. */
export const HostMore = ({ about, connection, commands, place, isOwnHidden, onOwnHidden }: Props) => {
  const t = useTranslations('roomHost.dock')
  const { local, chooseMeans } = connection
  const blur = useBlur(local.stream)
  const choose = (means: 'video' | 'sound') => {
    markEntered(about.roomId, means)
    void chooseMeans(means)
  }
  const choices = [
    {
      text: t(local.cameraOn ? 'soundOnly' : 'withPicture'),
      onClick: () => choose(local.cameraOn ? 'sound' : 'video'),
    },
    ...(blur.isOffered && local.cameraOn ? [{ text: t('blur'), onClick: () => void blur.set(!blur.isOn) }] : []),
    { text: t(isOwnHidden ? 'showOwn' : 'hideOwn'), onClick: () => onOwnHidden(!isOwnHidden) },
    { text: t(place.isLarge ? 'small' : 'large'), onClick: () => place.setLarge(!place.isLarge) },
    { text: t('fold'), onClick: () => place.setFolded(true) },
    { text: t('phone'), onClick: () => commands.ask({ kind: 'phone' }) },
  ]
  return (
    <ButtonRow tight>
      {choices.map(({ text, onClick }) => (
        <button key={text} type="button" className="button" onClick={onClick}>
          {text}
        </button>
      ))}
    </ButtonRow>
  )
}
