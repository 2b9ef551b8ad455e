"""Chinese, both scripts; all words in simplified characters, as the folded view has them."""

from poalint.languages.language import Language

LANGUAGE = Language(
    code="zh",
    name="Chinese",
    spaced=False,
    tokens=r"\d+(?:[.,]\d+)*|[a-z]+(?:[a-z0-9]*)|[^\W_]",
    spoken={},
    function_words=frozenset("的了我们在是有和不为于将对已从由与及并中个这也到其以上下后前或被把每所此因他人等会就都要一二三日月年可能自行"),
    never_end=frozenset("no co inc ltd mr ms mrs dr".split()),
    may_end=frozenset(),
    months={},
    day_first_words=frozenset(),
    numbers=frozenset("两三四五六七八九十百千"),
    units=frozenset({"天", "小时", "工作日", "个工作日", "周", "个月", "年", "分钟", "日", "小时内", "星期", "工作天"}),
    company_forms=frozenset({"有限公司", "公司", "集团", "商行", "工作室", "厂", "股份有限公司"}),
    ordinary_capitals=frozenset(
        "amazon listing listings case cases review reviews feedback vine erp kpi kpis okr wms crm sop qa qc hr it oem odm amz buyer message skus fnsku seller central asin asins odr fba fbm poa id sku skus ce eu usb a z to pdf vtr otdr lsr upc ean gtin ip vat iso kyc ok app e mail email".split()
    ),
    steps=("第", "步骤", "措施"),
    salutations=("尊敬的", "你们好", "各位好", "dear", "hello", "亲爱的", "您好", "你好", "致", "敬启者", "敬爱的", "各位", "贵", "亚马逊", "团队", "审核", "部门", "小组", "绩效", "平台"),
    closings=(
        "此致", "敬礼", "谨上", "敬上", "顺颂", "祝好", "谢谢", "感谢", "商祺", "敬祝", "谨启", "顺祝", "敬启", "此致敬礼", "立书人", "具名", "署名",
        "祝商祺", "申诉人", "具状人", "负责人", "诚挚", "致敬", "恭请",
    ),
    headings={
        "cause": (
            "根本原因", "原因", "问题", "发生了什么", "事情经过", "事件经过", "为什么", "起因", "成因", "违规原因", "经过", "事实", "情况说明", "何以", "出了什么", "识别问题", "错误",
            "我们错", "问题所在", "调查", "根因", "缘由", "缘起", "症结", "疏失", "失误", "过失", "事发", "何故", "为何", "哪里", "自我检讨", "检讨", "反思", "情形", "始末", "背景",
            "分析", "做错", "错在", "如何发生", "怎么发生", "怎么回事", "怎样发生", "违规",
        ),
        "corrective": (
            "纠正", "矫正", "整改", "已采取", "已经采取", "处理措施", "改正", "补救", "已完成", "已做", "我们做了", "解决措施", "解决方案", "采取的措施", "已执行", "善后", "已经做", "处置",
            "更正", "改善措施", "已落实", "办理", "已办", "采取的行动", "处理情况", "立即措施", "修正", "已经", "立即", "应对", "采取", "做了", "修复", "赔付", "召回", "现已", "弥补",
            "紧急", "即时", "已处理", "处理", "解决", "行动", "已",
        ),
        "preventive": (
            "做法", "会怎么", "会做", "打算",
            "预防", "防范", "防止", "避免", "今后", "未来", "以后", "长期", "长效", "杜绝", "往后", "新流程", "新制度", "现行", "持续", "日后", "改变", "制度", "从今", "将来",
            "不再发生", "改进", "确保", "机制", "控管", "管控", "监控", "监督", "如何", "怎么", "怎样", "不再", "永久", "现在", "新的", "新规", "规范", "后续", "接下来", "下一步",
            "根治", "优化", "改善", "我们将",
        ),
        "closing": ("附件", "证明文件", "承诺", "结语", "文件", "证据", "请求", "结论", "随附", "申请", "佐证"),
        "opening": ("前言", "主旨", "行动计划", "申诉", "概述", "事由", "简介", "主题"),
    },
    scripts="Han",
    aims=("预防", "防止", "避免", "杜绝", "防范", "不再发生", "再次发生", "再发生"),
)
