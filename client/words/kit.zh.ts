/** Words of the small parts that every screen uses. */
export const kitZh = {
  close: '关闭',
  cancel: '取消',
  save: '保存',
  remove: '删除',
  undo: '撤销',
  retry: '重试',
  copy: '复制',
  copied: '已复制',
  loading: '正在加载',
  resize: '拖动调整宽度',
  more: '更多',
  search: '搜索',
  grade: (name: string) => `等级 ${name}`,
  notOpened: '没有打开',
  fault: '这个页面出错了。您的数据已保存在本机，刷新后可继续。',
  reload: '刷新页面',
}
