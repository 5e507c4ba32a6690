"""What readers say under reviews, science and opinions."""

from .shapes import DAY, HOUR, MINUTE, said

BRUME = "brume-4-le-telephone-qui-se-demonte"
BATTERY = "batterie-les-mythes-qui-l-usent"
POLL = "la-confidentialite-differentielle-par-un-sondage-genant"
NOTHING = "rien-a-cacher-tout-a-perdre"
SANCTION = "la-sanction-n-est-pas-la-securite"
VOTE = "vote-electronique-la-confiance-ne-se-telecharge-pas"
BANNERS = "bandeaux-de-cookies-dessiner-un-vrai-non"

COMMENTS = (
    said(
        BRUME,
        "Achille",
        "219 grammes, c'est une brique. Une brique réparable, mais une brique.",
        18 * HOUR,
        key="t1",
    ),
    said(
        BRUME,
        "Nadège",
        "Mon précédent en faisait 160 et il est au fond d'un tiroir depuis que sa batterie a "
        "gonflé. Je prends la brique.",
        17 * HOUR,
        parent="t1",
    ),
    said(
        BRUME,
        "Victor H.",
        "Le coloris unique est une bonne nouvelle : un choix de moins.",
        15 * HOUR,
    ),
    said(
        BRUME,
        "Sylvain",
        "Franchement n'importe quoi votre test, on voit que vous n'y connaissez rien, changez "
        "de métier.",
        13 * HOUR,
        state="rejected",
        reason="Attaque personnelle sans argument ; le désaccord, lui, est bienvenu.",
    ),
    said(
        BRUME,
        "Margaux",
        "Est-ce que les applications bancaires l'acceptent ?",
        40 * MINUTE,
        state="pending",
    ),
    said(
        BATTERY,
        "Prof de physique",
        "Enfin un article qui ne dit pas « cycles » sans expliquer. Une nuance : à 80 %, la "
        "tension compte, mais la température compte davantage encore.",
        10 * DAY,
        key="p1",
    ),
    said(
        BATTERY,
        "Thanh-Vy Lemoine",
        "C'est juste, et c'est pourquoi la chaleur est citée « avant tout ». Merci de le "
        "souligner.",
        10 * DAY - 5 * HOUR,
        parent="p1",
    ),
    said(
        BATTERY,
        "Josiane",
        "J'ai mis le mien au réfrigérateur pendant des années. Je ne dirai pas combien de "
        "téléphones j'ai eus.",
        9 * DAY,
    ),
    said(
        POLL,
        "Esther",
        "Lu à voix haute à ma classe de terminale. Ils ont voulu faire le sondage. Résultat : "
        "17 %, et un grand silence.",
        22 * HOUR,
        key="s1",
    ),
    said(
        POLL,
        "Ousmane Tirard",
        "Vous me faites un immense plaisir. Combien étaient-ils ? À trente élèves, la marge "
        "d'erreur est cruelle.",
        20 * HOUR,
        key="s2",
        parent="s1",
    ),
    said(
        POLL,
        "Esther",
        "Trente-deux. La marge d'erreur a été le sujet de l'heure suivante.",
        19 * HOUR,
        parent="s2",
    ),
    said(
        POLL,
        "Anatole",
        "Il manque la formule : p = (2·oui − n/2) / n. Avec 350 sur 1 000, on retrouve bien 20 %.",
        60 * MINUTE,
        state="pending",
    ),
    said(
        NOTHING,
        "Victor H.",
        "« Nous avons quelqu'un à couvrir. » C'est le meilleur argument que j'aie lu sur le sujet.",
        6 * HOUR,
    ),
    said(
        NOTHING,
        "Régis",
        "Belle plume, mais la comparaison avec la salle de bains est usée. Personne ne confie "
        "sa salle de bains à un réseau social.",
        5 * HOUR,
        key="h1",
    ),
    said(
        NOTHING, "Odile", "Vous n'avez pas d'adolescents à la maison, Régis.", 4 * HOUR, parent="h1"
    ),
    said(NOTHING, "Régis", "Un point pour vous.", 220 * MINUTE, parent="h1"),
    said(
        NOTHING,
        "vigilance.totale",
        "Encore une journaliste payée pour endormir les gens, renseignez-vous sur qui finance.",
        3 * HOUR,
        state="rejected",
        reason=(
            "Accuse la rédaction sans élément ; les sources de financement figurent dans les"
            " mentions légales."
        ),
    ),
    said(
        SANCTION,
        "Cmdt Pelletier",
        "Pilote retraité. Le plus dur n'a pas été d'enquêter, mais d'obtenir que les équipages "
        "parlent. Il a fallu protéger ceux qui avouaient.",
        40 * HOUR,
        key="c1",
    ),
    said(
        SANCTION,
        "Léonie",
        "C'est exactement ce qui manque chez nous : on signale, et la première question est « "
        "c'est qui ? ».",
        36 * HOUR,
        parent="c1",
    ),
    said(
        SANCTION,
        "J. Weber",
        "D'accord sur tout, sauf le délai. En six mois, on a le temps de faire trois fois la "
        "même erreur.",
        30 * HOUR,
    ),
    said(
        VOTE,
        "Assesseur depuis 1988",
        "Au dépouillement, nous avons toujours un monsieur qui recompte tout. Il agace. Il est "
        "indispensable.",
        28 * DAY,
        key="v1",
    ),
    said(
        VOTE,
        "Théo",
        "Français de l'étranger : sans le vote en ligne, je ne vote pas. Le bureau est à quatre"
        " cents kilomètres.",
        27 * DAY,
        key="v2",
    ),
    said(
        VOTE,
        "Assesseur depuis 1988",
        "C'est le seul cas qui me fait hésiter.",
        26 * DAY,
        parent="v2",
    ),
    said(
        BANNERS,
        "Rodolphe",
        "Vérifié avec les outils du navigateur : zéro cookie, zéro requête tierce. Chapeau.",
        7 * DAY,
    ),
    said(
        BANNERS,
        "Camille de Dijon",
        "« Ne pas désactiver le partage » : j'ai relu quatre fois, puis j'ai fermé l'onglet.",
        6 * DAY,
    ),
    said(
        BANNERS,
        "SEO Agency",
        "Great post! Buy cheap backlinks and traffic for your blog http://links.example "
        "http://traffic.example",
        2 * DAY,
        state="spam",
    ),
)
