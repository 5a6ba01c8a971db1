/** The app's own words; what comes from the solutions (tables, views, forms) is labelled by the solutions. */

const english = {
  save: "Save", saving: "Saving…", saved: "Saved", delete: "Delete", refresh: "Refresh", new: "New", cancel: "Cancel",
  newCase: "New case", newEmail: "New e-mail", newSurvey: "New survey response", search: "Search this view", more: "Load more",
  noRows: "No rows to show.", loading: "Loading…", unsaved: "Unsaved changes", newRecord: "New {0}", none: "---",
  confirmDelete: "Delete this row? This cannot be undone.", failed: "Something went wrong", ok: "OK", close: "Close", language: "Language",
  view: "View", form: "Form", required: "{0}: a value is required.", yes: "Yes", no: "No", pick: "Look up…", clear: "Clear",
  saveFirst: "Save the row to see what relates to it.", unsupportedControl: "The local organisation does not show this control: {0}",
  resolveCase: "Resolve", cancelCase: "Cancel case", reactivate: "Reactivate", rows: "{0} rows", rowsAtLeast: "{0} rows or more",
  address: "Name or e-mail address", secured: "Hidden by column security", home: "Choose an app", menu: "Navigation", local: "Local organisation",
  notFound: "This page does not exist.", details: "Details", skip: "Skip to content",
  chart: "Chart", noChart: "No chart", asTable: "Show as table", blank: "(blank)", filtered: "Only rows of", clearFilter: "Show all",
};

export type Strings = typeof english;

const simplified: Strings = {
  save: "保存", saving: "正在保存…", saved: "已保存", delete: "删除", refresh: "刷新", new: "新建", cancel: "取消",
  newCase: "新建案例", newEmail: "新建电子邮件", newSurvey: "新建调查答复", search: "搜索此视图", more: "加载更多",
  noRows: "没有可显示的记录。", loading: "正在加载…", unsaved: "有未保存的更改", newRecord: "新建{0}", none: "---",
  confirmDelete: "确定删除此记录？此操作无法撤消。", failed: "出错了", ok: "确定", close: "关闭", language: "语言",
  view: "视图", form: "窗体", required: "{0}：必须填写。", yes: "是", no: "否", pick: "查找…", clear: "清除",
  saveFirst: "保存记录后即可查看相关内容。", unsupportedControl: "本地组织不显示此控件：{0}",
  resolveCase: "解决", cancelCase: "取消案例", reactivate: "重新激活", rows: "{0} 条记录", rowsAtLeast: "至少 {0} 条记录",
  address: "姓名或电子邮件地址", secured: "由列安全性隐藏", home: "选择应用", menu: "导航", local: "本地组织",
  notFound: "此页面不存在。", details: "详细信息", skip: "跳到内容",
  chart: "图表", noChart: "不显示图表", asTable: "以表格显示", blank: "（空白）", filtered: "仅显示：", clearFilter: "显示全部",
};

const traditional: Strings = {
  save: "儲存", saving: "正在儲存…", saved: "已儲存", delete: "刪除", refresh: "重新整理", new: "新增", cancel: "取消",
  newCase: "新增案例", newEmail: "新增電子郵件", newSurvey: "新增問卷回覆", search: "搜尋此檢視", more: "載入更多",
  noRows: "沒有可顯示的記錄。", loading: "載入中…", unsaved: "有未儲存的變更", newRecord: "新增{0}", none: "---",
  confirmDelete: "確定要刪除此記錄？此動作無法復原。", failed: "發生錯誤", ok: "確定", close: "關閉", language: "語言",
  view: "檢視", form: "表單", required: "{0}：必須填寫。", yes: "是", no: "否", pick: "查詢…", clear: "清除",
  saveFirst: "儲存記錄後即可檢視相關內容。", unsupportedControl: "本機組織不顯示此控制項：{0}",
  resolveCase: "解決", cancelCase: "取消案例", reactivate: "重新啟用", rows: "{0} 筆記錄", rowsAtLeast: "至少 {0} 筆記錄",
  address: "姓名或電子郵件地址", secured: "因資料行安全性而隱藏", home: "選擇應用程式", menu: "導覽", local: "本機組織",
  notFound: "此頁面不存在。", details: "詳細資料", skip: "跳至內容",
  chart: "圖表", noChart: "不顯示圖表", asTable: "以表格顯示", blank: "（空白）", filtered: "僅顯示：", clearFilter: "顯示全部",
};

export const languages = [
  { id: 1033, tag: "en", name: "English", strings: english },
  { id: 2052, tag: "zh-CN", name: "简体中文", strings: simplified },
  { id: 1028, tag: "zh-TW", name: "繁體中文", strings: traditional },
] as const;

export type Language = (typeof languages)[number];

const storageKey = "crmfeedback.language";

/** The language chosen before, else the browser's, else English. */
export function currentLanguage(): Language {
  const chosen = languages.find((l) => String(l.id) === localStorage.getItem(storageKey));
  if (chosen) {
    return chosen;
  }
  const tag = navigator.language.toLowerCase();
  if (tag.startsWith("zh")) {
    return /hant|tw|hk|mo/.test(tag) ? languages[2] : languages[1];
  }
  return languages[0];
}

/** Remembers the language; the page has to load again, as in a model-driven app. */
export function chooseLanguage(id: number): void {
  localStorage.setItem(storageKey, String(id));
  location.reload();
}

/** Puts values in place of `{0}`, `{1}`, … */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
