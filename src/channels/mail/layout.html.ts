export const layoutHtml = '';
