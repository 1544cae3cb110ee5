import { Sharing } from '#shared/ownership/sharing.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCompanyChange } from './useCompanyChange.ts'

type SharingPart = { readonly [Key in keyof Sharing]?: Sharing[Key] | undefined }

/** How customers are shared out, and the way to change a part of it. */
export function useSharing(): { readonly sharing: Sharing; readonly put: (part: SharingPart) => void } {
  const { settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const sharing = settings.sharing ?? {}
  return {
    sharing,
    put: (part) => {
      const now = Sharing.safeParse(JSON.parse(JSON.stringify({ ...sharing, ...part }))) // what is absent is left out
      if (now.success) change({ kind: 'putSettings', was: settings, now: { ...settings, sharing: now.data } })
    },
  }
}
