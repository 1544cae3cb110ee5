import type { kitZh } from './kit.zh.ts'

/** Words of the small parts that every screen uses. */
export const kitTw: typeof kitZh = {
  close: '關閉',
  cancel: '取消',
  save: '儲存',
  remove: '刪除',
  undo: '復原',
  retry: '重試',
  copy: '複製',
  copied: '已複製',
  loading: '正在載入',
  resize: '拖曳調整寬度',
  more: '更多',
  search: '搜尋',
  grade: (name: string) => `等級 ${name}`,
  notOpened: '沒有打開',
  fault: '這個頁面發生錯誤。您的資料已儲存在本機，重新整理後可繼續。',
  reload: '重新整理頁面',
}
