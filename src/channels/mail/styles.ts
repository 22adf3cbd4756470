/** Styles that stand in the elements themselves: mail programs drop style sheets. Dark ink on no background of its own. */
export const headingStyle = 'margin:0;font-size:24px;line-height:32px;font-weight:700';
export const titleStyle = 'margin:16px 0 4px;font-size:18px;line-height:26px;font-weight:700';
export const lineStyle = 'margin:0 0 8px';
export const listStyle = 'margin:0 0 8px;padding-left:20px';
export const tableStyle = 'border-collapse:collapse;width:100%;margin:4px 0 8px';
export const labelStyle =
  'text-align:left;vertical-align:top;font-weight:400;padding:4px 16px 4px 0;border-bottom:1px solid #a9aeb1;width:40%';
export const cellStyle =
  'text-align:left;vertical-align:top;font-weight:700;padding:4px 0;border-bottom:1px solid #a9aeb1';
export const codeStyle = 'margin:0;white-space:pre-wrap;word-break:break-all';
