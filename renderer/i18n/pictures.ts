/** Texts of the pictures of the spend. */
export const pictureTexts = {
  en: {
    overTime: 'Over time',
    by: 'Spend by',
    byRegion: 'Region',
    byCategory: 'Category',
    byRegionAndCategory: 'By region and category',
    heatMap: 'Region × category',
    pair: '{{region}}, {{category}}: {{amount}}',
    nothing: 'Nothing is allocated yet. Amounts typed into the table show here as charts.',
    period: 'Period',
    region: 'Region',
    keys: '{{title}}: arrows go from part to part, Enter goes to its rows',
  },
  zhCN: {
    overTime: '各期支出',
    by: '支出划分',
    byRegion: '区域',
    byCategory: '类别',
    byRegionAndCategory: '按区域与类别',
    heatMap: '区域 × 类别热力图',
    pair: '{{region}}的{{category}}：{{amount}}',
    nothing: '尚未分配预算。在表格中输入金额后，图表将显示在此。',
    period: '期间',
    region: '区域',
    keys: '{{title}}：用方向键选择图中部分，按 Enter 定位到对应的行',
  },
};
