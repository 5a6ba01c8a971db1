using System.Collections.Generic;
using CrmFeedback.Schema;

namespace CrmFeedback.Feedback;

/// <summary>The fifteen themes that ship. Ids and codes never change; names and keywords are an admin's after <c>cfb_Setup</c>.</summary>
public static class ShippedThemes
{
    /// <summary>All fifteen.</summary>
    public static readonly IReadOnlyList<ShippedTheme> All = new[]
    {
        new ShippedTheme(
            "f7640779-0f18-53fc-908c-267f9bb97e06", "fees_pricing", ThemeRoot.ProductOrService, "Fees and pricing", "费用与价格", "費用與價格",
            "price*|pricing|overpriced|expensive|too costly|hidden fee*|annual fee*|service fee*|handling fee*|extra charge*|surcharge*|interest rate*|exchange rate*|rip-off|rip off|value for money|not worth the money|good value",
            "价格|价钱|太贵|很贵|涨价|收费|手续费|年费|服务费|利率|汇率|性价比|物超所值|不值这个价|乱收费|隐藏费用",
            "價格|價錢|太貴|收費|手續費|年費|服務費|匯率|性價比|划算|亂收費|漲價|管理費|CP值"),
        new ShippedTheme(
            "06e7ee8f-d582-5d7b-ab05-a1358d0f6ac2", "billing_payment", ThemeRoot.ProductOrService, "Billing and payment", "账单与付款", "帳單與付款",
            "bill|bills|billing|invoice*|payment*|direct debit*|charged twice|double charged|overcharged|wrong amount|statement balance|standing order*|bank transfer*|top-up|late payment*",
            "账单|付款|支付|扣款|多扣|重复扣费|还款|转账|到账|充值|发票|缴费|分期|逾期",
            "帳單|付款|扣款|多扣|重複扣款|還款|轉帳|入帳|儲值|發票|繳費|分期|逾期|對帳單"),
        new ShippedTheme(
            "c936b0ec-6719-56d4-8c3a-422abe0f006c", "refund_return", ThemeRoot.ProductOrService, "Refunds and returns", "退款与退货", "退款與退貨",
            "refund*|reimburse*|money back|send it back|return policy|return the item|exchange the item|chargeback*|compensation|store credit|warranty claim*|replacement",
            "退款|退货|退钱|退费|换货|退换|赔偿|赔付|补偿|保修|返修|售后",
            "退款|退貨|退費|退錢|換貨|退換|賠償|補償|保固|送修|售後"),
        new ShippedTheme(
            "30d0b5c4-fc9e-56e3-b081-b5a46fb10385", "delivery", ThemeRoot.ProductOrService, "Delivery", "配送与物流", "配送與物流",
            "deliver*|shipping|shipment*|shipped|courier*|parcel*|package*|tracking number*|not arrived|never arrived|lost in transit|dispatch*|driver left",
            "物流|快递|送货|发货|配送|包裹|到货|派送|签收|运费|送餐|骑手|没收到货",
            "物流|快遞|宅配|送貨|出貨|配送|包裹|到貨|簽收|運費|外送|貨運|超商取貨|沒收到貨"),
        new ShippedTheme(
            "4906db25-53ed-5cb7-9264-18311fb612ce", "product_quality", ThemeRoot.ProductOrService, "Product quality", "产品质量", "產品品質",
            "quality|defect*|faulty|broken|broke after|stopped working|does not work|doesn't work|poorly made|well made|durable|damaged|malfunction*|battery life|overheat*|reliable|unreliable",
            "质量|品质|坏了|故障|做工|材质|性能|耐用|破损|次品|假货|正品|瑕疵|续航|发热|好用|难用",
            "品質|壞了|故障|做工|材質|效能|耐用|破損|瑕疵|瑕疵品|仿冒|正品|續航|發燙|好用|難用"),
        new ShippedTheme(
            "51c84f4c-fc55-594f-9f5a-46471c0024bd", "usability", ThemeRoot.ProductOrService, "App and website", "应用与网站易用性", "應用程式與網站易用性",
            "app|apps|website|web site|web page|interface|user friendly|user-friendly|easy to use|hard to use|crash*|bug|bugs|glitch*|error message*|loading time|navigation|slow to load",
            "应用|客户端|网站|网页|界面|闪退|卡顿|小程序|手机银行|网银|系统崩溃|打不开|操作复杂|操作简单|报错",
            "應用程式|網站|網頁|介面|閃退|當機|卡頓|手機銀行|網路銀行|系統異常|打不開|操作複雜|操作簡單|錯誤訊息"),
        new ShippedTheme(
            "fb68b382-d4a7-5e09-8d5b-175d3ddfbc85", "account_access", ThemeRoot.CustomerService, "Account access", "账户与登录", "帳戶與登入",
            "log in|login|logging in|logged out|sign in|password*|passcode*|verification code*|locked out|account locked|account blocked|unlock|reset my password|cannot access|can't access|two-factor|one-time code*",
            "登录|登陆|密码|验证码|注册|绑定|解绑|冻结|解冻|账号被锁|账户被锁|无法登录|登不上|实名认证",
            "登入|密碼|驗證碼|註冊|綁定|解除綁定|凍結|解凍|帳號被鎖|帳戶被鎖|無法登入|登不進去|實名認證"),
        new ShippedTheme(
            "8abf9bc6-f20d-5fdf-ba1a-c6d59f89a436", "security_fraud", ThemeRoot.CustomerService, "Security and fraud", "安全与欺诈", "安全與詐騙",
            "fraud*|scam*|stolen|hacked|phishing|unauthori*|identity theft|data breach*|privacy|suspicious|compromised|personal data|leaked",
            "诈骗|骗子|盗刷|被盗|欺诈|泄露|隐私|钓鱼|可疑交易|信息安全|风控|个人信息",
            "詐騙|騙子|盜刷|被盜|外洩|洩漏|隱私|釣魚|可疑交易|資訊安全|個資|風控"),
        new ShippedTheme(
            "5e1ab14a-0cf1-58fb-8db3-f9de868f74e7", "staff_attitude", ThemeRoot.CustomerService, "Staff and attitude", "员工与态度", "員工與態度",
            "rude|impolite|polite|friendly|unfriendly|unhelpful|helpful|attitude|unprofessional|professional|courteous|patient with me|dismissive|condescending|ignored me|customer service|support agent*",
            "态度|客服|服务员|店员|工作人员|热情|礼貌|耐心|不耐烦|敷衍|推诿|冷漠|专业|周到",
            "態度|客服|服務員|店員|工作人員|服務人員|熱情|親切|禮貌|耐心|不耐煩|敷衍|推託|冷漠|專業|周到"),
        new ShippedTheme(
            "dd1efd5e-7629-5228-8fe6-9759619df70c", "response_speed", ThemeRoot.CustomerService, "Speed of response", "响应速度", "回應速度",
            "waiting|waited|wait time*|delay*|too slow|very slow|on hold|no response|no reply|nobody answered|never called back|took weeks|took months|prompt*|quick response|fast response|still waiting|unanswered",
            "等了|等待|排队|太慢|很慢|没人回|没有回复|不回复|迟迟|拖了|超时|效率|及时|很快|回复快|响应慢|催了",
            "等了|等待|排隊|太慢|很慢|沒人回|沒有回覆|不回覆|遲遲|拖了|逾時|效率|即時|很快|回覆快|回應慢|催了"),
        new ShippedTheme(
            "52bd6fa7-188d-5591-b5ac-bd751a275f55", "process_approval", ThemeRoot.CustomerService, "Process and approval", "流程与审批", "流程與審核",
            "approval*|approved|application*|applied for|rejected|declined|paperwork|red tape|documents required|eligib*|process is|procedure*|onboarding|verification process|too many forms|installation appointment*",
            "审批|审核|申请|办理|流程|手续|材料|拒绝|征信|开通|资料不全|批准|预约",
            "審批|審核|申請|辦理|流程|手續|文件|拒絕|核准|開通|資料不全|補件|預約"),
        new ShippedTheme(
            "a0d5f0b4-45a3-5cd8-9f99-a8135e10773b", "information_communication", ThemeRoot.CustomerService, "Information and communication", "信息与沟通", "資訊與溝通",
            "communicat*|not informed|was told|were told|misleading|misled|unclear|confusing|contradict*|no explanation|explained|transparent|transparency|incorrect information|wrong information|kept me updated|no update*",
            "沟通|告知|通知|说明|解释|误导|不清楚|不透明|说法不一|前后矛盾|信息有误|虚假宣传|没人告诉",
            "溝通|告知|通知|說明|解釋|誤導|不清楚|不透明|說法不一|前後矛盾|資訊有誤|廣告不實|沒人告訴"),
        new ShippedTheme(
            "198fdf4e-2d29-513f-8ddc-91a4384da06e", "facility_environment", ThemeRoot.ProductOrService, "Facilities and environment", "设施与环境", "設施與環境",
            "branch|store was|parking|dirty|clean|noisy|crowded|seating|waiting room|atmosphere|decor|toilet*|restroom*|air conditioning|wifi|accessible|opening hours",
            "环境|装修|停车|干净|卫生|很脏|很吵|嘈杂|设施|网点|门店|座位|洗手间|空调|营业时间|拥挤",
            "環境|裝潢|停車|乾淨|衛生|很髒|很吵|嘈雜|設施|分行|門市|座位|洗手間|冷氣|營業時間|擁擠"),
        new ShippedTheme(
            "9ce1fc66-dd96-58a5-8c9a-d81c742a58b3", "promotion_loyalty", ThemeRoot.SalesAndMarketing, "Promotions and loyalty", "优惠与会员", "優惠與會員",
            "promotion*|promo code*|discount*|coupon*|voucher*|special offer*|reward*|loyalty|points|cashback|bonus|member benefit*|newsletter|marketing call*|gift card*",
            "优惠|活动|折扣|打折|积分|红包|优惠券|返现|会员|满减|促销|赠品|秒杀|权益",
            "優惠|活動|折扣|打折|點數|紅利|優惠券|折價券|回饋|會員|滿額|促銷|贈品|權益"),
        new ShippedTheme(
            "3694200e-9583-5218-98c4-24789bca044f", "cancellation_churn", ThemeRoot.SalesAndMarketing, "Cancellation and leaving", "取消与流失", "取消與流失",
            "cancel*|close my account|closing my account|terminate*|unsubscribe*|switch to another|switching to|switch provider*|moving to another|taking my business elsewhere|never again|never use|never buy|last time i|leave you|leaving you",
            "取消|注销|销户|销卡|解约|退订|卸载|换一家|再也不|不会再来|最后一次|转到别家|不再使用|终止合同",
            "取消|註銷|銷戶|剪卡|停卡|解約|退訂|退租|換一家|再也不|不會再來|最後一次|轉到別家|不再使用|終止合約|攜碼"),
    };
}
